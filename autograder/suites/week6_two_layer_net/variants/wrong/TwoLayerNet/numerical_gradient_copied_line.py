# /// variant
# method = "numerical_gradient"
# title.en = "b2 gets the gradient of b1"
# title.ja = "b2 に b1 の勾配が入っている"
# hint.en = "Three of the four gradients are fine; the last has the shape of another parameter. A line that was copied may not have been changed everywhere."
# hint.ja = "4つのうち3つは正しく、最後の1つだけが別のパラメータの形状になっています。コピーした行に、直し忘れたところはないでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)

    grads = {}
    grads["W1"] = numerical_gradient(loss_W, self.params["W1"])
    grads["b1"] = numerical_gradient(loss_W, self.params["b1"])
    grads["W2"] = numerical_gradient(loss_W, self.params["W2"])
    grads["b2"] = numerical_gradient(loss_W, self.params["b1"])

    return grads
