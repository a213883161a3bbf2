# A loop over the samples with outer products, added up.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros_like(v, dtype=float) for k, v in self.params.items()}
    N = len(x)
    for n in range(N):
        z = sigmoid(x[n] @ W1 + b1)
        y = softmax(z @ W2 + b2)
        if np.ndim(t) == 1:
            y[t[n]] -= 1
        else:
            y = y - t[n]
        d = y / N
        a = W2 @ d * z * (1 - z)
        g["W1"] += np.outer(x[n], a)
        g["b1"] += a
        g["W2"] += np.outer(z, d)
        g["b2"] += d
    return g
