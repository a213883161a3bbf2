# /// variant
# title.en = "The derivative that comes in is not used"
# title.ja = "届いた微分を使っていない"
# hint.en = "Whatever derivative arrives from the right, your backward answers the same. That is the local derivative alone. What does the chain rule do with the two?"
# hint.ja = "右からどんな微分が届いても、backward の答えが変わりません。それは局所的な微分だけの値です。連鎖律では、届いた微分と局所的な微分をどう組み合わせますか。"
# fails = "test_passes_the_derivative_on"
# ///
class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        dx = 1
        dy = 1
        return dx, dy
