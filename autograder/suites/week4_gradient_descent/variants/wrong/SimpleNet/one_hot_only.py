# /// variant
# title.en = "Labels are treated as if they were one-hot"
# title.ja = "ラベルを one-hot表現として扱っている"
# hint.en = "One-hot answers are right, labels are not: each label is multiplied with the logarithms as if it were a row of zeros and ones. A label is the number of the right class: how do you find its probability?"
# hint.ja = "one-hot表現なら正しいのに、ラベルでは合いません。正解のクラスの番号を、そのまま対数に掛けているからです。その番号のクラスの確率を取り出すには、どうすればよいでしょうか。"
# fails = "test_loss_of_a_batch_labels"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            return -np.sum(t * np.log(y + 1e-7))
        t = np.reshape(t, (len(y), -1))
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
