# /// variant
# unusual = "Clipped at 1e-15 instead of 1e-7 added; a 0-d array comes back"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = np.clip(softmax(self.predict(x)), 1e-15, 1)
        if np.ndim(t) == y.ndim:
            t = np.argmax(t, axis=-1)
        if y.ndim == 1:
            return np.array(-np.log(y[t]))
        return np.array(-np.log(y[range(len(y)), t]).mean())
