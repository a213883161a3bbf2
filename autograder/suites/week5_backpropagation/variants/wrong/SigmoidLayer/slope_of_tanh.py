# /// variant
# title.en = "The slope is that of another function, tanh"
# title.ja = "tanh の微分の式になっている"
# hint.en = "Your slope is largest where the output is near 0, but there the sigmoid is almost flat. That is the formula of tanh, whose outputs reach from -1 to 1. Which one does section 4 give?"
# hint.ja = "出力が 0 に近いところで傾きが最大になっていますが、シグモイド関数はそこではほとんど平らです。それは、出力が -1 から 1 までの関数 tanh の微分の式です。第4節の式と見比べてみましょう。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        return dout * (1 - self.y**2)
