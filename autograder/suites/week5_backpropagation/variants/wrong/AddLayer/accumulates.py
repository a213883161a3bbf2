# /// variant
# title.en = "The derivatives of earlier passes are added on"
# title.ja = "前回までの微分に足し込んでいる"
# hint.en = "The first backward is right, but each further one through the same node gives more. Derivatives add up where one value is used twice in the same graph. Is a new pass such a case?"
# hint.ja = "最初の backward は合っていますが、同じノードを使うたびに値が積み重なっていきます。微分を足し合わせるのは、一つのグラフの中で同じ値を二度使うときでした。新しく計算し直すときは、どうでしょうか。"
# fails = "test_every_pass_anew"
# ///
class AddLayer:
    def __init__(self):
        self.dx = 0
        self.dy = 0

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        self.dx += dout
        self.dy += dout
        return self.dx, self.dy
