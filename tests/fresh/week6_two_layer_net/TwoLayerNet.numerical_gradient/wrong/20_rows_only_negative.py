# Two mistakes: own loop moves whole rows of the weights, and below - above has the wrong sign.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        p = self.params[key]
        g = np.zeros_like(p)
        for i in range(p.shape[0]):
            old = np.copy(p[i])
            p[i] = old + h
            a = self.loss(x, t)
            p[i] = old - h
            b = self.loss(x, t)
            p[i] = old
            g[i] = (b - a) / (2 * h)
        grads[key] = g
    return grads
