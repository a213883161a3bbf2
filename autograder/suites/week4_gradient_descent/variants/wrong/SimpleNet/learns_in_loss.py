# /// variant
# title.en = "loss also moves the weights"
# title.ja = "loss の中で重みまで動かしている"
# hint.en = "Each call of your loss gives another number, because the weights move meanwhile. loss only measures; the steps downhill are taken elsewhere."
# hint.ja = "loss を呼ぶたびに重みが動き、損失も変わってしまいます。loss は測るだけです。坂を下る一歩は、ほかの場所で進みます。"
# fails = "test_gradient"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        value = cross_entropy_error(y, t)
        grad = numerical_gradient(
            lambda w: cross_entropy_error(softmax(np.dot(x, w)), t), self.W.copy()
        )
        self.W -= 0.1 * grad
        return value
