# /// variant
# method = "numerical_gradient"
# title.en = "The gradients are stored under other names"
# title.ja = "勾配を別の名前で入れている"
# hint.en = "Your arrays may be right, but nobody finds them: learning will look them up by the names of the parameters."
# hint.ja = "配列が正しくても、この名前では見つけてもらえません。学習のときは、パラメータと同じ名前で勾配を取り出します。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads["d" + key] = numerical_gradient(loss_W, self.params[key])
    return grads
