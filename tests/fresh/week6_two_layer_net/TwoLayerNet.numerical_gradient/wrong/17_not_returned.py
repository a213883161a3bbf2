# Stores the result in self.grads, does not return it.
def numerical_gradient(self, x, t):
    self.grads = {}
    for key in self.params:
        self.grads[key] = numerical_gradient(lambda W: self.loss(x, t), self.params[key])
