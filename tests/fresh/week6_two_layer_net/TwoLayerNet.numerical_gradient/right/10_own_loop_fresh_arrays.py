# Own differences with h = 1e-5; every time a fresh array is put into params.
def numerical_gradient(self, x, t):
    h = 1e-5
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        W = self.params[key]
        grad = np.empty(W.shape)
        for i in range(W.size):
            step = np.zeros(W.size)
            step[i] = h
            step = step.reshape(W.shape)
            self.params[key] = W + step
            plus = self.loss(x, t)
            self.params[key] = W - step
            minus = self.loss(x, t)
            grad.flat[i] = (plus - minus) / (2 * h)
        self.params[key] = W
        grads[key] = grad
    return grads
