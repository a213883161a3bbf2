# A float32 number.
def loss(self, x, t):
    y = np.asarray(self.predict(x), dtype=np.float32)
    t = np.asarray(t)
    if t.shape == y.shape:
        t = t.argmax(axis=1)
    return np.float32(-np.mean(np.log(np.maximum(y[np.arange(t.size), t], np.float32(1e-6)))))
