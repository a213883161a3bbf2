# /// variant
# unusual = "dW and db are properties, found when they are asked for"
# ///
class AffineLayer:
    def __init__(self, W, b, name=None):
        self.params = {"W": W, "b": b}
        self.name = name

    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]

    def backward(self, dout):
        self.dout = dout
        return (self.params["W"] @ dout.T).T

    @property
    def dW(self):
        return np.tensordot(self.x, self.dout, axes=(0, 0))

    @property
    def db(self):
        return np.ones(len(self.dout)) @ self.dout
