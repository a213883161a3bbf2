# /// variant
# title.en = "The gradients go into arrays of whole numbers"
# title.ja = "勾配を整数の配列に入れている"
# hint.en = "If the weights are whole numbers, the fractions of your gradients are lost. An array made “like W” takes its type from W as well."
# hint.ja = "重みが整数の配列だと、勾配の小数点より下が失われます。W に「似せて」作った配列は、型も W と同じになります。"
# fails = "test_whole_numbers"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros_like(W)
        self.db = np.zeros_like(b)

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW[:] = np.dot(self.x.T, dout)
        self.db[:] = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
