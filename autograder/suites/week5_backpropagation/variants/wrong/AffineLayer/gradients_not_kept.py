# /// variant
# title.en = "The gradients of the weights and biases are not kept"
# title.ja = "重みとバイアスの勾配をレイヤに残していない"
# hint.en = "What backward returns is right, but afterwards nobody can ask the layer for its dW and db. What is only a variable of a method is gone when that method returns. Are the names exactly those of the docstring?"
# hint.ja = "backward の戻り値は正しいのですが、あとで dW や db をレイヤから取り出せません。メソッドの中だけの変数は、終わると消えてしまいます。属性の名前は、説明に書かれたとおりですか。"
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
        dW = np.dot(self.x.T, dout)
        db = np.sum(dout, axis=0)
        dx = np.dot(dout, self.W.T)
        return dx
