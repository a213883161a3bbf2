# /// variant
# title.en = "The labels are counted from 1"
# title.ja = "ラベルを 1 から数えている"
# hint.en = "One-hot answers are right, but a label leads you to its neighbour's probability. From which number on are classes counted in Python?"
# hint.ja = "one-hot表現なら正しいのに、ラベルでは隣のクラスの確率を使っています。Python では、クラスの番号はいくつから始まるでしょうか。"
# fails = "test_loss_of_a_batch_labels"
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
            t = t - 1
        return cross_entropy_error(y, t)
