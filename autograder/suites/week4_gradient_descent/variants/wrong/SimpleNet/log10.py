# /// variant
# title.en = "log10 instead of the natural logarithm"
# title.ja = "自然対数ではなく log10 を使っている"
# hint.en = "Every loss of yours is smaller than it should be, by one and the same factor of about 2.3. Which base does the logarithm of the cross entropy have?"
# hint.ja = "どの損失も、同じ割合で約2.3分の1に小さくなっています。交差エントロピー誤差の対数の底は何でしょうか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return np.mean(-np.sum(t * np.log10(y + 1e-7), axis=-1))
