# /// variant
# unusual = "A guard of 1e-4, added; a seed at the top of the cell"
# ///
np.random.seed(1)


class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.asarray(t)
        hot = t if t.ndim == y.ndim else np.eye(3)[t]
        return np.mean(-np.sum(hot * np.log(y + 1e-4), axis=-1))
