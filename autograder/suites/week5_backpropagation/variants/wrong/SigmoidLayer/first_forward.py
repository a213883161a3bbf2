# /// variant
# title.en = "Only the first forward is remembered"
# title.ja = "最初の forward の値しか覚えていない"
# hint.en = "The layer is used again and again, but your backward always speaks of the first batch. When does what it remembers have to be renewed?"
# hint.ja = "同じレイヤに次のバッチを流しても、backward は最初のバッチの値で計算しています。覚えた値は、いつ新しくする必要がありますか。"
# fails = "test_last_forward"
# ///
class SigmoidLayer:
    def __init__(self):
        self.y = None

    def forward(self, x):
        y = sigmoid(x)
        if self.y is None:
            self.y = y
        return y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
