# In percent.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.mean(y == t) * 100
