# /// variant
# title.en = "The derivative that comes in is not used"
# title.ja = "届いた微分を使っていない"
# hint.en = "Your backward answers the same whatever derivative comes in. Usually that is 1, so nobody notices; the book leaves it out as well. But if the loss is only a part of something larger, the chain rule holds here, too."
# hint.ja = "どんな微分が届いても、backward の答えが同じです。たいていは 1 が届くので気づきにくく、本のコードでも使っていません。けれども、損失がさらに何かの一部なら、ここでも連鎖律が成り立ちます。"
# fails = "test_scales_with_dout"
# ///
class SoftmaxWithLossLayer:
    def __init__(self):
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        batch_size = self.t.shape[0]
        if self.t.size == self.y.size:
            dx = (self.y - self.t) / batch_size
        else:
            dx = self.y.copy()
            dx[np.arange(batch_size), self.t] -= 1
            dx = dx / batch_size
        return dx
