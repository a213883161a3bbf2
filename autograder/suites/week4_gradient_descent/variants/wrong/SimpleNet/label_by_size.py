# /// variant
# title.en = "One-hot is recognised by the length 3 alone"
# title.ja = "長さが 3 かどうかだけで one-hot表現と判断している"
# hint.en = "Your loss goes wrong for labels in just one case: when there are as many samples as classes, the labels are taken for one one-hot row. What differs between the two forms in every case?"
# hint.ja = "データの数がクラスの数と同じときだけ、ラベルの損失が合いません。並んだラベルを、one-hot表現の1行と取り違えているからです。二つの形で、いつも違うのは何でしょうか。"
# fails = "test_loss_of_a_batch_labels"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.size(t) == 3:
            return -np.sum(t * np.log(y + 1e-7))
        return cross_entropy_error(y, t)
