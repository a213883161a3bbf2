# return is indented into the loop, only the first key comes back.
def numerical_gradient(self, x, t):
    grads = {}
    for name in ["W1", "b1", "W2", "b2"]:
        grads[name] = numerical_gradient(lambda w: self.loss(x, t), self.params[name])
        return grads
