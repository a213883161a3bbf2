# Just calls the numerical gradient: right numbers, but far too slow for 784-50-10.
def gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads
