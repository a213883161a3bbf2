# Copies of the parameters are moved, the loss does not notice: all zeros.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        W = self.params[key].copy()
        grads[key] = numerical_gradient(lambda w: self.loss(x, t), W)
    return grads
