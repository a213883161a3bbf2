# /// variant
# title.en = "The node multiplies instead of adding"
# title.ja = "足し算ではなく掛け算をしている"
# hint.en = "What comes forward is a product, and the way back fits it. Was this cell copied from the other node? Compare both methods with the formulas in section 1."
# hint.ja = "順伝播の値が積になっていて、逆伝播も掛け算のものです。乗算ノードを写したままになっていませんか。二つのメソッドを、第1節の式と見比べてみましょう。"
# fails = "test_whole_numbers"
# ///
class AddLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        out = x * y
        return out

    def backward(self, dout):
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy
