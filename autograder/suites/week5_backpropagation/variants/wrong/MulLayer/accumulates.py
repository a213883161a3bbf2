# /// variant
# title.en = "The derivatives of earlier passes are added on"
# title.ja = "前回までの微分に足し込んでいる"
# hint.en = "The first backward is right, but the same node gives too much when it is used again. Should the derivatives of this pass know anything of the last one?"
# hint.ja = "最初の backward は合っていますが、同じノードをもう一度使うと値が大きくなりすぎます。今回の微分に、前回の微分は関係があるでしょうか。"
# fails = "test_every_pass_anew"
# ///
class MulLayer:
    def __init__(self):
        self.dx = 0
        self.dy = 0

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        self.dx += dout * self.y
        self.dy += dout * self.x
        return self.dx, self.dy
