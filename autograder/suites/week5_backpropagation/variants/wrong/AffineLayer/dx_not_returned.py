# /// variant
# title.en = "Backward returns nothing"
# title.ja = "backward が値を返していない"
# hint.en = "Nothing comes out of your backward, so the layer before this one has nothing to go on with. Of the three derivatives, which one travels further back, and which two stay here?"
# hint.ja = "backward から何も返ってこないので、手前のレイヤが逆伝播を続けられません。三つの微分のうち、さらに手前へ流れていくのはどれですか。ここに残るのはどれですか。"
# fails = "test_dx"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dx = np.dot(dout, self.W.T)
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
