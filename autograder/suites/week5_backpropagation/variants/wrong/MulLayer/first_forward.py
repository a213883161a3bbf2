# /// variant
# title.en = "Only the first forward is remembered"
# title.ja = "最初の forward の値しか覚えていない"
# hint.en = "When a node is used again, your backward still speaks of the first two numbers. When does what the object remembers have to be renewed?"
# hint.ja = "同じノードをもう一度使っても、backward は最初の二つの数で計算しています。オブジェクトが覚えた値は、いつ新しくする必要がありますか。"
# fails = "test_last_forward"
# ///
class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        if self.x is None:
            self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x
