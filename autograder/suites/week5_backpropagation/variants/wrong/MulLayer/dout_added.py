# /// variant
# title.en = "The derivative that comes in is added instead of multiplied"
# title.ja = "届いた微分を、掛けずに足している"
# hint.en = "Two rates follow one another: from the input to this node's output, and from there to the final result. Your backward adds them up. How does the chain rule combine two rates in a row?"
# hint.ja = "入力からこのノードの出力まで、出力から最終的な結果まで、と変化の割合が二つ続いています。backward では、それを足しています。連鎖律では、続いている二つの割合をどう組み合わせますか。"
# fails = "test_times_the_derivative"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout + self.y, dout + self.x
