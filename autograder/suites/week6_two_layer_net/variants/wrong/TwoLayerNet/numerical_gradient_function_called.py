# /// variant
# method = "numerical_gradient"
# title.en = "What is handed over is not a function of one argument"
# title.ja = "引数1つの関数になっていないものを渡している"
# hint.en = "After every move the loss has to be computed again, by calling what you hand in with one argument. Is it a function at all, or a loss that was computed once? And how many arguments does it take?"
# hint.ja = "値を動かすたびに、渡したものが引数1つで呼び出され、損失が計算し直されます。渡しているのは関数でしょうか、それとも一度計算し終えた損失でしょうか。関数なら、引数はいくつでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = self.loss(x, t)
    grads = {}
    grads["W1"] = numerical_gradient(loss_W, self.params["W1"])
    grads["b1"] = numerical_gradient(loss_W, self.params["b1"])
    grads["W2"] = numerical_gradient(loss_W, self.params["W2"])
    grads["b2"] = numerical_gradient(loss_W, self.params["b2"])
    return grads
