# /// variant
# method = "numerical_gradient"
# unusual = "Five-point differences through flat views"
# ///
def numerical_gradient(self, x, t):
    h = 1e-3
    grads = {}
    for key, param in self.params.items():
        flat = param.reshape(-1)
        grad = np.empty(flat.size)
        for i in range(flat.size):
            kept = flat[i]
            f = {}
            for step in (-2, -1, 1, 2):
                flat[i] = kept + step * h
                f[step] = self.loss(x, t)
            flat[i] = kept
            grad[i] = (f[-2] - 8 * f[-1] + 8 * f[1] - f[2]) / (12 * h)
        grads[key] = grad.reshape(param.shape)
    return grads
