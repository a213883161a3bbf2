# One number per sample, not their mean.
def loss(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    return -np.log(y[np.arange(len(x)), labels] + 1e-7)
