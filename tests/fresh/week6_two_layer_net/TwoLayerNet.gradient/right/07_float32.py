# float32 all the way.
def gradient(self, x, t):
    f = np.float32
    p = {k: v.astype(f) for k, v in self.params.items()}
    x = np.asarray(x).astype(f)
    z = sigmoid(x @ p["W1"] + p["b1"]).astype(f)
    y = softmax(z @ p["W2"] + p["b2"]).astype(f)
    t = np.eye(y.shape[1], dtype=f)[t] if np.ndim(t) == 1 else np.asarray(t, dtype=f)
    ds = (y - t) / f(len(x))
    da = ds @ p["W2"].T * z * (1 - z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}
