# /// variant
# method = "loss"
# unusual = "predict called twice and by keyword, one-hot rows filled one by one in a copy"
# ///
def loss(self, x, t):
    t = np.array(t, dtype=float)
    if t.ndim == 1:
        labels, t = t.astype(int), np.zeros((t.size, np.shape(self.predict(x=x))[1]))
        for row, label in enumerate(labels):
            t[row, label] = 1.0
    t *= -np.log(np.add(self.predict(x=x), 1e-12))
    return np.sum(np.sum(t, axis=1), axis=0) / t.shape[0]
