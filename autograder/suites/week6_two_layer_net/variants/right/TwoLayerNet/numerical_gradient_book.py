# /// variant
# method = "numerical_gradient"
# unusual = "A loop over the names, in the book's manner; an extra key"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(x, t)
    grads = {"loss": self.loss(x, t)}
    for key in ("b2", "W2", "b1", "W1"):
        grads[key] = numerical_gradient(f=loss_W, x=self.params[key])
    return grads
