# /// variant
# title.en = "A factor of the slope is missing"
# title.ja = "傾きの式の因数が一つ足りない"
# hint.en = "Your slope keeps growing with the output. But the curve becomes flat at both ends, near 0 and near 1. Which factor of the formula makes the slope small again near 1?"
# hint.ja = "出力が大きいほど傾きも大きくなっています。実際の曲線は、0 の近くでも 1 の近くでも平らになります。1 の近くで傾きを小さくするのは、式のどの部分ですか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * self.y
