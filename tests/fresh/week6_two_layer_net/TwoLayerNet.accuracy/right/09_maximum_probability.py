# A sample is right when the probability of its label is the largest of the row.
def accuracy(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    best = y.argmax(axis=1)
    return np.equal(best, labels).astype(float).sum() / best.size
