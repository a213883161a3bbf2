# The slopes come back as float32.
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    return {k: numerical_gradient(f, v).astype(np.float32) for k, v in self.params.items()}
