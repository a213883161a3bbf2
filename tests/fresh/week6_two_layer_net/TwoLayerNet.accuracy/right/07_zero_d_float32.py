# A 0-d float32 array.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    t = t.argmax(axis=1) if t.ndim > 1 else t
    return np.array((y == t).mean(), dtype=np.float32)
