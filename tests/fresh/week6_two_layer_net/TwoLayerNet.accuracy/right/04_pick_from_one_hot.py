# Looks up the one-hot t at the predicted places.
def accuracy(self, x, t):
    pred = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    if t.ndim == 2:
        return t[np.arange(len(pred)), pred].mean()
    return (pred == t).mean()
