# /// variant
# title.en = "The softmax is taken of x, not of the scores"
# title.ja = "スコアではなく x をソフトマックス関数に入れている"
# hint.en = "Your loss does not change when W changes, or your code stops with an error: the weights play no part in it. What has to happen to x before the softmax?"
# hint.ja = "W を変えても損失が変わらなかったり、エラーになったりします。重みがまったく使われていないからです。ソフトマックス関数の前に、x をどうする必要がありますか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(x)
        return cross_entropy_error(y, t)
