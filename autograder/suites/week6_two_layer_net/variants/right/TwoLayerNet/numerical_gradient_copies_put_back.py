# /// variant
# method = "numerical_gradient"
# unusual = "Moves the arrays, then puts copies made before in their place"
# ///
def numerical_gradient(self, x, t):
    kept = {name: value.copy() for name, value in self.params.items()}
    grads = {}
    for name in kept:
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), self.params[name])
    self.params = kept
    return grads
