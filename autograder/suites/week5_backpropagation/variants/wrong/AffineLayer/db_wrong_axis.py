# /// variant
# title.en = "The gradient of the biases is summed along the wrong axis"
# title.ja = "バイアスの勾配を、違う軸に沿って足している"
# hint.en = "Your db has one number for each sample instead of one for each output. What has to be left after the sum has the shape of b. Which axis disappears?"
# hint.ja = "db の数が、出力ごとではなくデータごとになっています。足したあとに残るのは、b と同じ形状のはずです。なくなるのは、どちらの軸ですか。"
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
        self.db = np.sum(dout, axis=1)
        return np.dot(dout, self.W.T)
