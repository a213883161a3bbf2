# /// variant
# method = "loss"
# title.en = "The minus sign is missing"
# title.ja = "マイナスの符号がない"
# hint.en = "Your loss is negative, and better networks get a higher one. The logarithm of a probability is below zero: what turns it into something to be made small?"
# hint.ja = "損失が負の数になり、よいネットワークほど値が大きくなります。確率の対数は 0 以下です。小さいほどよい量にするには、何が足りないでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
