# /// variant
# title.en = "The mean is taken over the classes as well"
# title.ja = "クラスについても平均している"
# hint.en = "Your loss is a third of what it should be, for one sample and for a batch alike. The mean goes over the samples alone: how many numbers do you divide by?"
# hint.ja = "データ1つでもバッチでも、損失が3分の1になっています。平均をとるのは、データについてだけです。いま、いくつの数で割っていますか。"
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
        return -np.mean(t * np.log(y + 1e-7))
