# /// variant
# title.en = "Keeps to the first array of weights"
# title.ja = "最初の重みの配列を使い続けている"
# hint.en = "Changes within W reach your network, but when another array takes the place of W it goes on with the old one. Under how many names do you keep the weights?"
# hint.ja = "W の要素を書き換えると反映されますが、W を別の配列に置き換えると、前の配列のまま計算しています。重みを、いくつの名前で持っていますか。"
# fails = "test_weights_from_outside"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)
        self.params = {"W": self.W}

    def predict(self, x):
        return np.dot(x, self.params["W"])

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
