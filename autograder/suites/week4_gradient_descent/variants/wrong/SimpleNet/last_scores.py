# /// variant
# title.en = "loss uses the scores of the last predict"
# title.ja = "loss が、前回の predict のスコアを使っている"
# hint.en = "Your loss belongs to an earlier call: when the weights or the sample change, it stays as it was. What should be worked out anew in every call?"
# hint.ja = "損失が、前の呼び出しのときの値のままです。重みやデータが変わっても変わりません。呼ばれるたびに計算し直すべきものは、何でしょうか。"
# fails = "test_weights_from_outside"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)
        self.z = None

    def predict(self, x):
        self.z = np.dot(x, self.W)
        return self.z

    def loss(self, x, t):
        if self.z is None or self.z.shape[:-1] != np.shape(x)[:-1]:
            self.predict(x)
        return cross_entropy_error(softmax(self.z), t)
