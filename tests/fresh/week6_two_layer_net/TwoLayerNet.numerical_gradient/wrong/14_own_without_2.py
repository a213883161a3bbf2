# Own central difference, divided by h instead of 2h.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for key in self.params:
        p = self.params[key]
        g = np.zeros_like(p)
        for idx in np.ndindex(p.shape):
            tmp = p[idx]
            p[idx] = tmp + h
            fxh1 = self.loss(x, t)
            p[idx] = tmp - h
            fxh2 = self.loss(x, t)
            p[idx] = tmp
            g[idx] = (fxh1 - fxh2) / h
        grads[key] = g
    return grads
