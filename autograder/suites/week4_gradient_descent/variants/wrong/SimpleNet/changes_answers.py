# /// variant
# title.en = "Changes t in place"
# title.ja = "t をその場で書き換えている"
# hint.en = "After your loss the answers of the caller are not what they were: an in-place operation works on t itself. Use a new array for what you compute from it."
# hint.ja = "損失を求めたあと、呼び出した側の正解が変わっています。t そのものを書き換える演算をしているからです。t から計算した結果は、新しい配列に入れましょう。"
# fails = "test_arguments_stay"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.ndim(t) == y.ndim:
            if t.dtype != float:
                t = t.astype(float)
            t *= np.log(y + 1e-7)
            return -np.sum(t) / np.atleast_2d(y).shape[0]
        return cross_entropy_error(y, t)
