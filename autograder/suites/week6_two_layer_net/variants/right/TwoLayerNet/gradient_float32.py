# /// variant
# method = "gradient"
# unusual = "All in float32"
# ///
def gradient(self, x, t):
    f = np.float32
    W1, b1, W2, b2 = (np.asarray(self.params[name], f) for name in ("W1", "b1", "W2", "b2"))
    x = np.asarray(x, f)
    z = 1 / (1 + np.exp(-(x @ W1 + b1)))
    e = np.exp(z @ W2 + b2)
    y = e / e.sum(axis=1, keepdims=True)
    t = np.eye(y.shape[1], dtype=f)[t] if t.ndim == 1 else t.astype(f)
    dy = (y - t) / f(len(x))
    da = dy @ W2.T * z * (1 - z)
    return dict(W1=x.T @ da, b1=da.sum(0), W2=z.T @ dy, b2=dy.sum(0))
