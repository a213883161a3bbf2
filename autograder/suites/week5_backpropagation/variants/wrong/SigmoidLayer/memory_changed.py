# /// variant
# title.en = "Backward changes what forward has remembered"
# title.ja = "forward が覚えた値を、backward が変えている"
# hint.en = "The first backward is right, the second one after the same forward is not. Which line turns the remembered output into something else?"
# hint.ja = "同じ forward のあとで、1回目の backward は合っているのに、2回目は違う値になります。覚えておいた出力が別のものに変わってしまうのは、どの行でしょうか。"
# fails = "test_again"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y

    def backward(self, dout):
        self.y *= 1 - self.y
        return dout * self.y
