# /// variant
# title.en = "The rows are added up inside the array that was handed in"
# title.ja = "渡された配列の中で行を足し合わせている"
# hint.en = "The gradients are right, but afterwards one row of the incoming derivative holds something else. A row taken out of an array is no copy of it. What happens if you then add to it?"
# hint.ja = "勾配は合っていますが、そのあと、渡された微分の配列の中身が変わっています。配列から取り出した行は、コピーではありません。そこに足していくと、元の配列はどうなりますか。"
# fails = "test_arguments_stay"
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
        self.dW = np.dot(self.x.T, dout)
        self.db = dout[0]
        for row in dout[1:]:
            self.db += row
        return dx
