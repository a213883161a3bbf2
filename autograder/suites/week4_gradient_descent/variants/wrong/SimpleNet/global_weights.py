# /// variant
# title.en = "predict reads a global W"
# title.ja = "predict がグローバル変数の W を読んでいる"
# hint.en = "When there are two networks, both compute with the weights of the newer one: they look for W outside the network. Where does each network keep its own?"
# hint.ja = "ネットワークを二つ作ると、どちらも新しいほうの重みで計算します。ネットワークの外にある W を読んでいるからです。それぞれの重みは、どこにありますか。"
# fails = "test_weights_of_its_own"
# ///
class SimpleNet:
    def __init__(self):
        global W
        W = np.random.randn(2, 3)
        self.W = W

    def predict(self, x):
        return np.dot(x, W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
