# A class counts only if its probability is above 0.5 (rounded), and the elements are compared.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.all(np.round(y) == t, axis=1))
