# /// variant
# method = "loss"
# title.en = "Samples whose right class has probability zero are left out"
# title.ja = "確率が 0 のデータを損失から除いている"
# hint.en = "Where the network is sure and entirely wrong, your loss is small or 0: just the worst samples are left out. How large should the loss of a probability of 0 be, and how is it kept finite?"
# hint.ja = "自信を持って完全に間違えたデータが損失に入らず、損失が小さくなってしまいます。最も悪いデータを除いているからです。確率が 0 なら、損失はどれくらい大きいべきでしょうか。無限大を避ける工夫も思い出しましょう。"
# fails = "test_loss_zero_probability"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    p = y[np.arange(len(x)), t]
    return -np.sum(np.log(p[p > 0])) / len(x)
