# /// variant
# method = "numerical_gradient"
# title.en = "The gradients are not returned"
# title.ja = "勾配を返していない"
# hint.en = "The caller gets None from your method. Where do the four arrays go when it ends?"
# hint.ja = "呼び出した側には None が渡っています。メソッドが終わったとき、求めた4つの配列はどこへ行くでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    self.grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        self.grads[key] = numerical_gradient(loss_W, self.params[key])
