# /// variant
# method = "numerical_gradient"
# title.en = "A copy of the parameters is moved"
# title.ja = "パラメータのコピーを動かしている"
# hint.en = "All your slopes are zero: the loss never notices that a number has moved. Which arrays does the loss read, and are they the very ones that you hand in?"
# hint.ja = "勾配がすべて 0 です。値を動かしても、損失が気づいていません。損失の計算で読まれる配列と、動かしている配列は、本当に同じものでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(loss_W, self.params[key].copy())
    return grads
