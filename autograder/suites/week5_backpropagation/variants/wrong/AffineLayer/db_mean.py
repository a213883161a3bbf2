# /// variant
# title.en = "The gradient of the biases is averaged over the batch"
# title.ja = "バイアスの勾配をバッチで平均している"
# hint.en = "Your dW is right, but db is too small by the number of rows. The biases were used once for every row, and each use brings a derivative back. Does this layer divide anything by N?"
# hint.ja = "dW は合っていますが、db は行の数で割った大きさになっています。バイアスは行ごとに一度ずつ使ったので、その数だけ微分が戻ってきます。N で割るのは、このレイヤの役目でしょうか。"
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
        self.db = np.mean(dout, axis=0)
        return np.dot(dout, self.W.T)
