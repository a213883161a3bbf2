# /// variant
# title.en = "W has three rows and two columns"
# title.ja = "W が3行2列になっている"
# hint.en = "Your W has its two sizes in the wrong order. There is a row for each input and a column for each class: how many are there of each?"
# hint.ja = "W の行と列の数が逆です。行は入力、列はクラスに対応します。それぞれいくつありますか。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(3, 2)

    def predict(self, x):
        return np.dot(x, self.W.T)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
