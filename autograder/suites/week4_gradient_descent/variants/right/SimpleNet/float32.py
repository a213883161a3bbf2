# /// variant
# unusual = "Everything in float32, einsum, take_along_axis"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.default_rng().standard_normal((2, 3), dtype=np.float32)

    def predict(self, x):
        x, w = np.asarray(x, dtype=np.float32), np.asarray(self.W, dtype=np.float32)
        return np.einsum("...i,ik->...k", x, w)

    def loss(self, x, t):
        y = softmax(self.predict(x)).astype(np.float32)
        t = np.asarray(t)
        if t.ndim == y.ndim:
            t = t.argmax(axis=-1)
        p = np.take_along_axis(y, t[..., None].astype(int), axis=-1)
        return np.mean(-np.log(p + np.float32(1e-7)), dtype=np.float32)
