# /// variant
# title.en = "The derivatives are those of an addition"
# title.ja = "足し算の微分になっている"
# hint.en = "What arrives goes through to both inputs unchanged; that is what the addition node does. Does one more apple raise the bill by as much as one more yen for each apple?"
# hint.ja = "届いた微分が、二つの入力へそのまま流れています。それは加算ノードのふるまいです。リンゴが1個増えるのと、1個の値段が1円上がるのとで、支払いの増え方は同じでしょうか。"
# fails = "test_inputs_change_places"
# ///
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * 1, dout * 1
