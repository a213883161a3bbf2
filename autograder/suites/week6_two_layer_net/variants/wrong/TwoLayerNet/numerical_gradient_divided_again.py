# /// variant
# method = "numerical_gradient"
# title.en = "The gradient is divided by the batch size once more"
# title.ja = "勾配をバッチサイズでもう一度割っている"
# hint.en = "For a single sample your slopes are right, for larger batches too small. The loss is a mean already: what does that say about its slopes?"
# hint.ja = "データが1個なら正しいのに、バッチが大きいほど勾配が小さくなります。損失はすでに平均です。その傾きを、さらに割る必要があるでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    f = lambda W: self.loss(x, t)
    grads = {}
    for key in self.params:
        grads[key] = numerical_gradient(f, self.params[key]) / x.shape[0]
    return grads
