# /// variant
# title.en = "All weights begin at zero"
# title.ja = "重みがすべて 0 から始まる"
# hint.en = "Every new network of yours has the same weights, all of them zero. The docstring asks for random numbers: which distribution does it name?"
# hint.ja = "新しいネットワークを作るたびに、重みがすべて 0 になっています。説明では乱数を引くことになっています。どの分布からでしょうか。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.zeros((2, 3))

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
