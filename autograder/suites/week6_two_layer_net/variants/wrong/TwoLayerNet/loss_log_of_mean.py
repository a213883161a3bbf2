# /// variant
# method = "loss"
# title.en = "The mean is taken before the logarithm"
# title.ja = "対数を取る前に平均している"
# hint.en = "A single sample comes out right, a batch gets too small a loss: one very wrong sample hardly shows. In which order do the logarithm and the mean come?"
# hint.ja = "データが1つなら正しいのに、バッチでは損失が小さすぎます。大きく間違えたデータがあっても、ほとんど表れません。対数と平均は、どちらが先でしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.log(np.mean(y[np.arange(len(x)), t]) + 1e-7)
