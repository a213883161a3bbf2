# /// variant
# method = "loss"
# title.en = "As many labels as classes are taken for one-hot"
# title.ja = "ラベルの個数がクラスの数と同じだと、one-hot表現とみなす"
# hint.en = "Labels come out right until the batch has as many samples as there are classes. The length of t does not tell the two forms apart; what else differs between (N,) and (N, K)?"
# hint.ja = "ラベルが正しく扱えるのは、データの個数がクラスの数と違うときだけです。t の長さでは、2つの形を見分けられません。(N,) と (N, K) では、ほかに何が違うでしょうか。"
# fails = "test_loss_kinds"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if len(t) == y.shape[1] or t.ndim == 2:
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
