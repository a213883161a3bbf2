# /// variant
# method = "loss"
# title.en = "The logarithm has base 2"
# title.ja = "底が 2 の対数を使っている"
# hint.en = "Your loss is nearly half as large again as it should be, always by the same factor: it is measured in bits. The logarithm in the formula is the natural one."
# hint.ja = "損失が、いつも同じ割合で、正しい値の1.4倍ほどになっています。ビットを単位にした値です。式の log は自然対数です。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log2(y[np.arange(len(x)), t] + 1e-7))
