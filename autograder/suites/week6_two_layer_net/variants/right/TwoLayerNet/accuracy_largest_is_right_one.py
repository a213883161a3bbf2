# /// variant
# method = "accuracy"
# unusual = "Is the probability of the right class the largest of its row?"
# ///
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        own = np.take_along_axis(y, t.astype(int)[:, None], axis=1)[:, 0]
    else:
        own = (y * t).sum(axis=1)
    return float((own >= y.max(axis=1)).mean())
