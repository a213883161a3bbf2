# /// variant
# title.en = "The shapes do not fit in a product of backward"
# title.ja = "backward の積で形状が合っていない"
# hint.en = "Your backward stops at a product whose shapes do not fit. A gradient has the shape of the thing itself. Write the shapes beside each factor: what has to be turned round so that the right shape is left?"
# hint.ja = "backward が、形状の合わない積のところで止まっています。勾配は、いつも元の配列と同じ形状です。それぞれの配列の形状を書き出してみましょう。正しい形状が残るには、どれをどう変えればよいでしょうか。"
# fails = "test_dx"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        dx = np.dot(dout, self.W)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return dx
