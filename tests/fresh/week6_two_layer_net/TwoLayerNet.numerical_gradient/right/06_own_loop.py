# Own central differences with nditer, every number is saved and put back.
def numerical_gradient(self, x, t):
    h = 1e-4
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        p = self.params[name]
        g = np.zeros_like(p)
        it = np.nditer(p, flags=["multi_index"])
        for _ in it:
            i = it.multi_index
            saved = float(p[i])
            p[i] = saved + h
            up = self.loss(x, t)
            p[i] = saved - h
            down = self.loss(x, t)
            p[i] = saved
            g[i] = (up - down) / (2 * h)
        grads[name] = g
    return grads
