# /// variant
# title.en = "The loss is rounded"
# title.ja = "損失を丸めている"
# hint.en = "The loss looks right, but its slopes are not: when a weight moves a little, your loss stays put or leaps. A number that others go on computing with needs all its digits."
# hint.ja = "損失は合っているように見えますが、傾きが合いません。重みを少し動かしても、損失が変わらなかったり、急に跳んだりするからです。あとの計算に使う数は、すべての桁を残しておきましょう。"
# fails = "test_gradient"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return round(float(cross_entropy_error(y, t)), 3)
