# The minus sign is missing, the loss is negative.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.sum(t * np.log(y + 1e-7), axis=1))
