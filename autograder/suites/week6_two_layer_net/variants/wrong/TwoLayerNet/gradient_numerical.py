# /// variant
# method = "gradient"
# title.en = "The gradient is found by differences again"
# title.ja = "ここでも数値微分を使っている"
# hint.en = "On small networks your numbers are right, but on one for handwritten digits nobody can wait for them. Section 2 shows the other way: forward once, back once."
# hint.ja = "小さなネットワークでは正しい値ですが、手書き数字用の大きさになると、待っていられないほど時間がかかります。2節のもう一つの方法なら、順伝播と逆伝播が1回ずつで済みます。"
# fails = "test_gradient_fast"
# ///
def gradient(self, x, t):
    return self.numerical_gradient(x, t)
