# /// variant
# title.en = "The gradient of the biases has one axis too many"
# title.ja = "バイアスの勾配に軸が一つ余分にある"
# hint.en = "The numbers in your db are right, but it is an array with a single row, while b has no rows at all. Does the sum keep an axis that should go?"
# hint.ja = "db の数値は合っていますが、1行だけの2次元配列になっています。b は1次元です。和を取ったあとに、なくなるはずの軸が残っていませんか。"
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
        self.db = np.sum(dout, axis=0, keepdims=True)
        return np.dot(dout, self.W.T)
