# /// variant
# title.en = "predict gives the class instead of the scores"
# title.ja = "predict がスコアではなくクラスの番号を返している"
# hint.en = "What comes from predict is the number of the winning class. The scores of all three classes are asked for; choosing one is not needed here at all."
# hint.ja = "predict から、いちばん大きいクラスの番号が返ってきます。返してほしいのは、三つのクラスすべてのスコアです。ここでは、一つを選ぶ必要はありません。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.argmax(np.dot(x, self.W), axis=-1)

    def loss(self, x, t):
        y = softmax(np.dot(x, self.W))
        return cross_entropy_error(y, t)
