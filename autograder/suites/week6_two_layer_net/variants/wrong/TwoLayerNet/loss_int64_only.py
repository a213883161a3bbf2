# /// variant
# method = "loss"
# title.en = "Labels of another integer type are taken for one-hot"
# title.ja = "ほかの整数型のラベルを、one-hot表現とみなしている"
# hint.en = "Labels come out right as ordinary integers, but not as small ones such as uint8, the type in which MNIST stores them. Tell the two forms of t apart by something that does not change with the type."
# hint.ja = "ラベルが普通の整数型なら正しいのに、uint8 のような小さな整数型（MNISTのラベルの型です）では間違えます。t の2つの形は、型によって変わらない性質で見分けましょう。"
# fails = "test_loss_kinds"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 2 or t.dtype != int:
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
