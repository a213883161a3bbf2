# /// variant
# title.en = "The weights are uniform between 0 and 1"
# title.ja = "重みが 0 から 1 の一様乱数になっている"
# hint.en = "None of your weights is negative, and none is above 1. In the standard normal distribution half of them are negative. The names of NumPy's random functions differ by one letter here."
# hint.ja = "負の重みも、1 を超える重みもありません。標準正規分布なら、およそ半分が負になるはずです。NumPy の乱数の関数には、名前が一文字しか違わないものがあります。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.rand(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
