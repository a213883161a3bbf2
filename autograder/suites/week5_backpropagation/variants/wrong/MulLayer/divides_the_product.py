# /// variant
# title.en = "The other input is found by dividing"
# title.ja = "積を割って、もう一方の入力を求めている"
# hint.en = "Your backward finds one input by dividing the product by the other, and that breaks down as soon as an input is 0. Which values does backward really need, and who could simply remember them?"
# hint.ja = "backward で、積を一方の入力で割って、もう一方を求めています。入力が 0 だと、これでは計算できません。backward に本当に必要な値は何ですか。それをそのまま覚えておけるのは、どのメソッドでしょうか。"
# fails = "test_zero_input"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        self.z = x * y
        return self.z

    def backward(self, dout):
        return dout * self.z / self.x, dout * self.z / self.y
