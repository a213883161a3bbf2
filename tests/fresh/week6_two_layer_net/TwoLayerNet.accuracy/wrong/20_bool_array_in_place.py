# Two mistakes: writes the comparison into t, and forgets the mean.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    t[:] = (y == t)
    return t
