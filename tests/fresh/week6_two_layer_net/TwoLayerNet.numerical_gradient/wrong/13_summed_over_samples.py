# Adds up the gradients of the single samples, without dividing by N.
def numerical_gradient(self, x, t):
    grads = {k: np.zeros_like(v) for k, v in self.params.items()}
    for i in range(len(x)):
        f = lambda w: self.loss(x[i:i + 1], t[i:i + 1])
        for k in grads:
            grads[k] += numerical_gradient(f, self.params[k])
    return grads
