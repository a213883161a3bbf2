# /// variant
# unusual = "W is a property that hands out the array itself"
# ///
class SimpleNet:
    @property
    def W(self):
        return self._W

    @W.setter
    def W(self, value):
        self._W = value

    def __init__(self):
        self._W = np.random.normal(0, 1, (2, 3))

    def predict(self, x):
        return x.dot(self._W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
