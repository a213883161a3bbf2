# /// variant
# title.en = "The gradient of the biases has a row for each sample"
# title.ja = "バイアスの勾配が、データごとに分かれたままになっている"
# hint.en = "Your db is as long as the batch, but the layer has a single b, used once for each row. What becomes of derivatives that come back along several ways?"
# hint.ja = "db にバッチと同じ数の行があります。けれども、b は一つだけで、それをすべての行に使いました。いくつもの道を通って戻ってきた微分は、どうするのでしたか。"
# fails = "test_db"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = dout
        return np.dot(dout, self.W.T)
