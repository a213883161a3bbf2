# /// variant
# method = "numerical_gradient"
# title.en = "The gradient has the opposite sign"
# title.ja = "勾配の符号が逆になっている"
# hint.en = "Your numbers are right but for their sign. The gradient points uphill; stepping against it is the business of gradient descent, not of this method."
# hint.ja = "大きさは合っていますが、符号が逆です。勾配は損失が増える向きを指します。逆向きに進むのは勾配降下法の役目で、このメソッドの役目ではありません。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = -numerical_gradient(loss_W, self.params[key])
    return grads
