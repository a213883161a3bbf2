# /// variant
# title.en = "The biases are left out"
# title.ja = "バイアスを足していない"
# hint.en = "Send a batch of zeros through the layer: what comes out of yours is zero as well, whatever the biases are. What should be left there?"
# hint.ja = "0 ばかりのバッチを流してみましょう。バイアスがいくつでも、出力は 0 になってしまいます。本当は何が残るはずでしょうか。"
# fails = "test_forward"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W)

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
