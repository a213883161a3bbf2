# /// variant
# title.en = "The weights are scaled down"
# title.ja = "重みを小さくしすぎている"
# hint.en = "Your weights scatter around 0, but far too closely. Such a scale belongs to later networks; here the standard deviation is to be left as the standard normal distribution has it."
# hint.ja = "重みは 0 のまわりに散らばっていますが、散らばり方が小さすぎます。小さくするのはもっと先の週の話です。ここでは、標準正規分布の標準偏差のままにしておきましょう。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        self.W = 0.01 * np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
