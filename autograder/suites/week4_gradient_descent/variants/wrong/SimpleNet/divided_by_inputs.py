# /// variant
# title.en = "One sample is divided by the number of inputs"
# title.ja = "データ1つのとき、入力の数で割っている"
# hint.en = "Batches are right, but the loss of a single sample is only half of what it should be. For one sample, the first size of x does not count samples: what does it count?"
# hint.ja = "バッチなら正しいのに、データ1つの損失が半分になっています。データ1つのとき、x の形状の最初の数は、データの数ではありません。何の数でしょうか。"
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
        batch_size = x.shape[0]
        return -np.sum(t * np.log(y + 1e-7)) / batch_size
