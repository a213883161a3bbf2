# /// variant
# title.en = "The gradients are divided by the batch size in this layer"
# title.ja = "このレイヤでも勾配をバッチの大きさで割っている"
# hint.en = "Your dW and db are both too small, by the number of rows. The mean over the batch is taken once in the whole network. Which layer takes it?"
# hint.ja = "dW も db も、行の数で割った大きさになっています。バッチで平均するのは、ネットワーク全体で一度だけです。それは、どのレイヤの役目ですか。"
# fails = "test_dW"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        N = self.x.shape[0]
        self.dW = np.dot(self.x.T, dout) / N
        self.db = np.sum(dout, axis=0) / N
        return np.dot(dout, self.W.T)
