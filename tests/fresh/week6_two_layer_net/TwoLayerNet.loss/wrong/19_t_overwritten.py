# Multiplies into the argument t in place, so a one-hot float t is changed (int fails).
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    t *= np.log(y + 1e-7)
    return -t.sum() / len(t)
