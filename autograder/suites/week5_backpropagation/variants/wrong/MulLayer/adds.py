# /// variant
# title.en = "Forward adds instead of multiplying"
# title.ja = "forward が足し算をしている"
# hint.en = "Your backward fits a product, but what comes forward is the sum of the two numbers. Was forward copied from the other node?"
# hint.ja = "backward は掛け算に合っていますが、forward の値は二つの数の和になっています。加算ノードの forward を写したままになっていませんか。"
# fails = "test_product"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.y, dout * self.x
