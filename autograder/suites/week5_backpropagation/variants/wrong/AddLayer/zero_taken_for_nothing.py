# /// variant
# title.en = "A derivative of zero is taken for a missing one"
# title.ja = "微分 0 が届いても、届いていないものとして扱っている"
# hint.en = "Zero is an answer like any other: the result does not depend on this node. Your backward then behaves as if no derivative had been given. How does Python judge the number 0 where it expects True or False?"
# hint.ja = "0 もれっきとした微分の値で、「このノードは結果に影響しない」という意味です。それなのに、何も渡されなかったときと同じ動きになっています。真偽を判定する場所で、Python は 0 をどう扱いますか。"
# fails = "test_any_derivative"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout=None):
        dout = dout or 1
        return dout, dout
