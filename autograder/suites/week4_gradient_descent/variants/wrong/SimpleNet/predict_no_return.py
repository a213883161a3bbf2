# /// variant
# title.en = "predict returns nothing"
# title.ja = "predict が何も返していない"
# hint.en = "None comes back from predict, and so the loss cannot be computed either: the scores are worked out, but not handed over."
# hint.ja = "predict から None が返り、そのため損失も計算できません。スコアは計算されていますが、呼び出した側に渡されていません。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        z = np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
