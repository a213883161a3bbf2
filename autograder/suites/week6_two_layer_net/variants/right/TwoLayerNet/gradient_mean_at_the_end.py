# /// variant
# method = "gradient"
# unusual = "The mean is taken last, the sigmoid's slope as a difference"
# ///
def gradient(self, x, t):
    p, x, t = self.params, np.array(x), np.array(t)
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    hot = t if t.ndim == 2 else (t.reshape(-1, 1) == np.arange(y.shape[1])).astype(int)
    d2 = y - hot
    d1 = d2 @ p["W2"].T * (z - z**2)
    n = len(x)
    return {"W1": x.T @ d1 / n, "b1": d1.mean(0), "W2": z.T @ d2 / n, "b2": d2.mean(0)}
