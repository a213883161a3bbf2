# Divides by N in the first line and again in every gradient.
def gradient(self, x, t):
    N = x.shape[0]
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / N
    da = (dscores @ W2.T) * z * (1 - z)
    return {
        "W1": x.T @ da / N,
        "b1": da.sum(axis=0) / N,
        "W2": z.T @ dscores / N,
        "b2": dscores.sum(axis=0) / N,
    }
