# /// variant
# title.en = "Forward stores nothing for backward"
# title.ja = "forward が、backward のための値を覚えていない"
# hint.en = "Your backward asks the object for values that nobody has put there, and stops with an AttributeError. Which method knows them, and what does it have to do with them before it returns?"
# hint.ja = "backward がオブジェクトから取り出そうとした値は、まだ誰も入れていないので、AttributeError で止まっています。その値を知っているのは、どのメソッドですか。そのメソッドは、終わる前に何をしておくべきでしょうか。"
# fails = "test_last_forward"
# ///
class MulLayer:
    def forward(self, x, y):
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x
