# Also takes a step downhill: the parameters have changed afterwards.
def numerical_gradient(self, x, t):
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads
