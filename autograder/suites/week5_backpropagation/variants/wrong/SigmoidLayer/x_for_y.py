# /// variant
# title.en = "The input stands where the output belongs"
# title.ja = "出力の代わりに入力を式に入れている"
# hint.en = "The slope of the sigmoid lies between 0 and a quarter everywhere; yours becomes large, and even negative. The y of the formula is not what went into the layer. What should forward remember?"
# hint.ja = "シグモイド関数の傾きは、どこでも 0 と 0.25 の間です。ところが、答えはもっと大きくなったり、負になったりしています。式の y は、レイヤに入った値ではありません。forward では何を覚えておけばよいでしょうか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return sigmoid(x)

    def backward(self, dout):
        return dout * self.x * (1 - self.x)
