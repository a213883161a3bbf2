# ravel gives a view of the contiguous array, so moving it moves the network.
def numerical_gradient(self, x, t):
    out = {}
    for k in ["b2", "W2", "b1", "W1"]:
        a = self.params[k] = np.ascontiguousarray(self.params[k])
        out[k] = numerical_gradient(lambda v: self.loss(x, t), a.reshape(-1)).reshape(a.shape)
    return out
