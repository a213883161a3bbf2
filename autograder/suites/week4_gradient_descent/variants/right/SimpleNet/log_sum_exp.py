# /// variant
# unusual = "The logarithm of the softmax by log-sum-exp, without a guard"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = x @ self.W
        z = z - z.max(axis=-1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
        t = np.asarray(t)
        if t.ndim == z.ndim:
            return -(t * log_p).sum(axis=-1).mean()
        return -np.mean(np.choose(t, log_p.T))
