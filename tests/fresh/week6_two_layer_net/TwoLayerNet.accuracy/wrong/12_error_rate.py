# The fraction of the wrong answers.
def accuracy(self, x, t):
    labels = np.argmax(t, axis=1) if t.ndim > 1 else t
    return np.mean(self.predict(x).argmax(axis=1) != labels)
