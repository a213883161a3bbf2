# /// variant
# unusual = "The bias is one more row of the weights, with a column of ones in x"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.V = np.vstack([W, b])

    def forward(self, x):
        self.x = np.hstack([x, np.ones((len(x), 1))])
        return self.x.dot(self.V)

    def backward(self, dout):
        gradient = self.x.T.dot(dout)
        self.dW, self.db = gradient[:-1], gradient[-1]
        return dout.dot(self.V[:-1].T)
