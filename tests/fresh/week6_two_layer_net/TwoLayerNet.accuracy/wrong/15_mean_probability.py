# The mean probability of the right class, not the fraction of hits.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(y[np.arange(len(y)), t])
