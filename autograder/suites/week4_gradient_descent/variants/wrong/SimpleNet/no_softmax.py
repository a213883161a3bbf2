# /// variant
# title.en = "The softmax is forgotten"
# title.ja = "ソフトマックス関数を忘れている"
# hint.en = "Your loss can be negative, or nan: the scores go straight into the logarithm. What turns scores into probabilities first?"
# hint.ja = "損失が負になったり、nan になったりします。スコアがそのまま対数に入っているからです。その前に、スコアを確率に変えるものは何でしょうか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = self.predict(x)
        return cross_entropy_error(y, t)
