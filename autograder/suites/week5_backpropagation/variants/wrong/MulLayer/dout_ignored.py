# /// variant
# title.en = "The derivative that comes in is not used"
# title.ja = "届いた微分を使っていない"
# hint.en = "Your derivatives are right only where 1 comes in, as at the very end of a graph. Behind this node there may be others. What does the chain rule do with the derivative that arrives from them?"
# hint.ja = "答えが合うのは、グラフの終わりのように 1 が届いたときだけです。このノードの先には、別のノードがあるかもしれません。そこから届いた微分を、連鎖律ではどう使いますか。"
# fails = "test_times_the_derivative"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        return self.y, self.x
