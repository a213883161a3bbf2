# count_nonzero of the difference, subtracted from one.
def accuracy(self, x, t):
    labels = np.nonzero(t)[1] if np.ndim(t) == 2 else np.array(t)
    wrong = np.count_nonzero(self.predict(x).argmax(axis=1) - labels)
    return 1 - wrong / len(labels)
