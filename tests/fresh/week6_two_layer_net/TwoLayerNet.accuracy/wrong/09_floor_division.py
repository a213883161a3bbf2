# // instead of /: 0 unless all are right.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    labels = t if t.ndim == 1 else np.argmax(t, axis=1)
    return np.sum(y == labels) // len(labels)
