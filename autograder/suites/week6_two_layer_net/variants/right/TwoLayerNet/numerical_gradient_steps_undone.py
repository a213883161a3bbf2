# /// variant
# method = "numerical_gradient"
# unusual = "Undoes each step by arithmetic, which is off by rounding"
# ///
def numerical_gradient(self, x, t):
    h = 1e-5
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        param = self.params[name]
        grad = np.zeros_like(param)
        it = np.nditer(param, flags=["multi_index"])
        while not it.finished:
            i = it.multi_index
            param[i] += h
            above = self.loss(x, t)
            param[i] -= 2 * h
            below = self.loss(x, t)
            param[i] += h
            grad[i] = (above - below) / (2 * h)
            it.iternext()
        grads[name] = grad
    return grads
