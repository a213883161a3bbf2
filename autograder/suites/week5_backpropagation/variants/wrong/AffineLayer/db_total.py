# /// variant
# title.en = "The gradient of the biases is one single number"
# title.ja = "バイアスの勾配が一つの数になっている"
# hint.en = "Your db adds up everything there is, so that one number is left for all biases. Each bias belongs to one output. Which derivatives reach that one?"
# hint.ja = "すべての要素を足してしまい、db が一つの数になっています。バイアスは、出力一つにつき一つあります。そのそれぞれに戻ってくるのは、どの微分ですか。"
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
        self.db = np.sum(dout)
        return np.dot(dout, self.W.T)
