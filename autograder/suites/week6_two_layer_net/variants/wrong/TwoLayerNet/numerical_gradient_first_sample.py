# /// variant
# method = "numerical_gradient"
# title.en = "Only the first sample of the batch counts"
# title.ja = "バッチの最初のデータしか使っていない"
# hint.en = "For a single sample your slopes are right; in a batch all but the first row are ignored. The loss of the whole batch is to be differentiated."
# hint.ja = "データが1個なら正しいのですが、バッチでは2行目から後ろが無視されています。微分するのは、バッチ全体の損失です。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x[:1], t[:1])
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(loss_W, self.params[key])
    return grads
