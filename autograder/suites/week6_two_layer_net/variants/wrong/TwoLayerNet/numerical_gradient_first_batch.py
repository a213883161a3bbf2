# /// variant
# method = "numerical_gradient"
# title.en = "The batch of the first call is used for ever"
# title.ja = "最初に渡されたバッチを、ずっと使っている"
# hint.en = "The first gradient is right; for another batch your slopes still belong to the old one. What do you keep from one call to the next?"
# hint.ja = "最初の1回は正しいのですが、別のバッチを渡しても、前のバッチについての勾配が返ります。呼び出しをまたいで残しているものは何でしょうか。"
# fails = "test_numerical_gradient_current"
# ///
def numerical_gradient(self, x, t):
    if not hasattr(self, "loss_W"):
        self.loss_W = lambda W: self.loss(x, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(self.loss_W, self.params[key])
    return grads
