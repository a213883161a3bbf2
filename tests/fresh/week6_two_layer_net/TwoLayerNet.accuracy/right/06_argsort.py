# argsort and the last column instead of argmax.
def accuracy(self, x, t):
    y = np.argsort(self.predict(x), axis=1)[:, -1]
    if t.ndim == 2:
        t = np.argsort(t, axis=1)[:, -1]
    return float(np.average(y == t))
