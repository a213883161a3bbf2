# /// variant
# title.en = "The gradient of the weights has rows and columns the wrong way round"
# title.ja = "重みの勾配の行と列が逆になっている"
# hint.en = "Your dW has as many rows as W has columns. A gradient has the shape of the thing itself: which order of the two factors leads there?"
# hint.ja = "dW の行の数が、W の列の数になっています。勾配は、いつも元の配列と同じ形状です。二つの配列をどの順番で掛ければ、その形状になりますか。"
# fails = "test_dW"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(dout.T, self.x)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
