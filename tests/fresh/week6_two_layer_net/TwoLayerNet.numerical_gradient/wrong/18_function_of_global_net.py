# Uses the global variable net (from a cell below) instead of self.
def numerical_gradient(self, x, t):
    loss_W = lambda W: net.loss(x, t)
    grads = {}
    for key in ["W1", "b1", "W2", "b2"]:
        grads[key] = numerical_gradient(loss_W, net.params[key])
    return grads
