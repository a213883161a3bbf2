# Every parameter is replaced by the moved one before the next gradient is taken.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(f, self.params[key])
        self.params[key] = self.params[key] - 0.01 * grads[key]
    return grads
