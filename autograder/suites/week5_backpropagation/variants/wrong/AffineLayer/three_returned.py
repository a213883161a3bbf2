# /// variant
# title.en = "Backward returns all three derivatives together"
# title.ja = "backward が三つの微分をまとめて返している"
# hint.en = "A tuple comes out of your backward, which the layer before this one cannot use. Only one of the three travels further back. Where does the docstring want the other two?"
# hint.ja = "backward から三つの微分がタプルで返るので、手前のレイヤはそのままでは使えません。さらに手前へ流れていくのは一つだけです。残りの二つは、どこに入れるように書いてありますか。"
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
        dx = np.dot(dout, self.W.T)
        dW = np.dot(self.x.T, dout)
        db = np.sum(dout, axis=0)
        return dx, dW, db
