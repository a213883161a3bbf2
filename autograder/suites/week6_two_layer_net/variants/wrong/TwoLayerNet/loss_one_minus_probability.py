# /// variant
# method = "loss"
# title.en = "The logarithm is missing"
# title.ja = "対数を取っていない"
# hint.en = "Your loss stays between 0 and 1, even for a network that is sure and wrong. The right probabilities are picked out; what does the cross entropy error do with each of them?"
# hint.ja = "自信を持って間違えても、損失が 0 と 1 の間に収まってしまいます。正解クラスの確率は取り出せています。交差エントロピー誤差では、その一つ一つをどうするのでしたか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(1 - y[np.arange(len(x)), t])
