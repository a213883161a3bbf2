# /// variant
# title.en = "Only the batch of the first forward is remembered"
# title.ja = "最初の forward のバッチしか覚えていない"
# hint.en = "A new batch goes through the layer, but your backward still works with the first one. When does what the layer remembers have to be renewed?"
# hint.ja = "新しいバッチを流しても、backward は最初のバッチで計算しています。レイヤが覚えた値は、いつ新しくする必要がありますか。"
# fails = "test_last_forward"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None

    def forward(self, x):
        if self.x is None:
            self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
