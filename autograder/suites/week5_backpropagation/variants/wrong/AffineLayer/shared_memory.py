# /// variant
# title.en = "All layers share one memory"
# title.ja = "すべてのレイヤが一つの記憶を共有している"
# hint.en = "As soon as there are two layers, the first one works with what belongs to the second. A network has several affine layers. Does everything you keep belong to the one object?"
# hint.ja = "レイヤを二つ作ると、一つ目のレイヤが、二つ目のものを使って計算してしまいます。ネットワークには Affineレイヤがいくつもあります。覚えておくものは、すべてオブジェクト一つ一つのものになっていますか。"
# fails = "test_own_memory"
# ///
class AffineLayer:
    def __init__(self, W, b):
        AffineLayer.W = W
        AffineLayer.b = b

    def forward(self, x):
        AffineLayer.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
