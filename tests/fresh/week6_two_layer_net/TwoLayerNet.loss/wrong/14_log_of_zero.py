# No guard in the logarithm: infinite when the probability is 0.
def loss(self, x, t):
    y = self.predict(x)
    labels = t if t.ndim == 1 else t.argmax(axis=1)
    return -np.log(y[np.arange(labels.size), labels]).mean()
