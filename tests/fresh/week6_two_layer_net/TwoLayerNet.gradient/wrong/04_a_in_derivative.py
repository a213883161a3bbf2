# a (1 - a) with a before the sigmoid.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    a = x @ W1 + b1
    z = sigmoid(a)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(len(b2))[t]
    dscores = (y - t) / len(x)
    dz = dscores @ W2.T
    da = dz * a * (1 - a)
    return {
        "W1": x.T @ da,
        "b1": np.sum(da, axis=0),
        "W2": z.T @ dscores,
        "b2": np.sum(dscores, axis=0),
    }
