# /// variant
# method = "loss"
# title.en = "The logarithm has base 10"
# title.ja = "底が 10 の対数を使っている"
# hint.en = "Your loss is less than half of what it should be, always by the same factor. The logarithm in the formula is the natural one; which one do you take?"
# hint.ja = "損失が、いつも同じ割合で、正しい値の半分以下になっています。式の log は自然対数です。使っている対数の底は何ですか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log10(y[np.arange(len(x)), t] + 1e-7))
