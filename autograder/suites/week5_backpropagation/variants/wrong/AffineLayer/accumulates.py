# /// variant
# title.en = "The gradients of earlier calls are added on"
# title.ja = "前回までの勾配に足し込んでいる"
# hint.en = "Your gradients grow from call to call, even after the same forward. Some libraries add them up and leave the clearing to the user; what does this docstring say of earlier backwards?"
# hint.ja = "同じ forward のあとでも、backward を呼ぶたびに勾配が積み重なっていきます。前の値に足していき、消すのは使う人に任せるライブラリもあります。この課題の説明では、前回までの値をどうすることになっていますか。"
# fails = "test_again"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = np.zeros(W.shape)
        self.db = np.zeros(b.shape)

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW += np.dot(self.x.T, dout)
        self.db += np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
