# /// variant
# method = "loss"
# title.en = "The loss is the fraction of wrong answers"
# title.ja = "損失が、間違えた割合になっている"
# hint.en = "Move a weight a little: your loss stays exactly where it was, so it can show no direction. Which measure also feels how sure the network is of the right class?"
# hint.ja = "重みを少し動かしても、損失がまったく変わりません。これでは、どちらへ進めばよいかがわかりません。正解クラスの確率の変化まで感じ取れる量は、何でしたか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(y != t)
