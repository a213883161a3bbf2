# argmax along axis 0, over the samples.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=0)
    if t.ndim != 1:
        t = np.argmax(t, axis=0)
    return np.sum(y == t) / float(x.shape[0])
