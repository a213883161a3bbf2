# /// variant
# title.en = "The wrong classes add terms with 1 - t"
# title.ja = "不正解のクラスについて、1 - t の項も足している"
# hint.en = "Your loss is too large: the probabilities of the wrong classes add to it as well. In the course's cross entropy, which class's probability alone decides?"
# hint.ja = "損失が大きすぎます。不正解のクラスの確率まで足しているからです。この講座の交差エントロピー誤差は、どのクラスの確率だけで決まりますか。"
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
        terms = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
        return -np.mean(np.sum(terms, axis=-1))
