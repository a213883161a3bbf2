# Reuses z in place (z *= 1 - z) before it is needed for dW2.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    z *= 1 - z
    da = dscores @ W2.T * z
    return {
        "W1": x.T @ da,
        "b1": da.sum(axis=0),
        "W2": z.T @ dscores,
        "b2": dscores.sum(axis=0),
    }
