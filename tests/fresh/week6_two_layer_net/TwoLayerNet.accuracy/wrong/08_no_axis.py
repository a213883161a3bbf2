# argmax without an axis gives one position in the flattened array.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x))
    if t.ndim == 2:
        t = np.argmax(t)
    return np.mean(y == t)
