# /// variant
# title.en = "The shapes do not fit in the product of forward"
# title.ja = "forward の積で形状が合っていない"
# hint.en = "Your forward stops because the shapes of x and W do not fit. Every row of x meets every column of W: which kind of product is that, and which factor comes first?"
# hint.ja = "x と W の形状が合わず、forward が止まっています。x の一つ一つの行と、W の一つ一つの列を組み合わせるのは、どんな積でしたか。どちらが先に来ますか。"
# fails = "test_forward"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x * self.W + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
