# /// variant
# title.en = "The derivative that comes in is used for one input only"
# title.ja = "届いた微分を一方の入力にしか使っていない"
# hint.en = "One of your two derivatives follows the derivative that arrives, the other does not care about it. Does the chain rule hold for one input only?"
# hint.ja = "二つの微分のうち、一方は届いた微分に応じて変わりますが、もう一方は変わりません。連鎖律が成り立つのは、一方の入力だけでしょうか。"
# fails = "test_times_the_derivative"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, self.x
