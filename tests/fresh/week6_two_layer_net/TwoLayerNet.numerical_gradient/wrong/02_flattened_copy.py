# flatten makes a copy, so moving its numbers changes nothing in the network.
def numerical_gradient(self, x, t):
    f = lambda _: self.loss(x, t)
    grads = {}
    for name, value in self.params.items():
        grads[name] = numerical_gradient(f, value.flatten()).reshape(value.shape)
    return grads
