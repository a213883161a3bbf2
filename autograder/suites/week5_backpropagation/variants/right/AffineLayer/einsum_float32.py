# /// variant
# unusual = "einsum throughout, in 32 bits"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.weights, self.bias = np.float32(W), np.float32(b)

    def forward(self, x):
        self.data = np.float32(x)
        return np.einsum("nd,dm->nm", self.data, self.weights) + self.bias

    def backward(self, dout):
        dout = np.float32(dout)
        self.dW = np.einsum("nd,nm->dm", self.data, dout)
        self.db = np.einsum("nm->m", dout)
        return np.einsum("nm,dm->nd", dout, self.weights)
