# /// variant
# title.en = "Each derivative is multiplied by its own input"
# title.ja = "微分に、その入力の値を掛けている"
# hint.en = "Your dx grows with x, and your dy with y. A local derivative tells how fast the output changes, not how large the input is. How fast does a sum change with one of its terms?"
# hint.ja = "x が大きいほど dx も、y が大きいほど dy も大きくなっています。局所的な微分が表すのは、入力の大きさではなく、出力の変わりやすさです。一方の数だけを増やすと、和はどれくらいの割合で増えますか。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x + y

    def backward(self, dout):
        return dout * self.x, dout * self.y
