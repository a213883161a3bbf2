# /// variant
# title.en = "predict gives probabilities instead of scores"
# title.ja = "predict がスコアではなく確率を返している"
# hint.en = "Your loss is right, but what comes from predict lies between 0 and 1 and sums to 1. Which of the two methods is to apply the softmax?"
# hint.ja = "損失は正しいのですが、predict の値がどれも 0 と 1 のあいだで、合計が 1 になっています。ソフトマックス関数を使うのは、どちらのメソッドでしょうか。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        y = self.predict(x)
        return cross_entropy_error(y, t)
