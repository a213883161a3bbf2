# /// variant
# title.en = "All layers share the memory of the last input"
# title.ja = "どのレイヤも、最後に流れた入力を共有している"
# hint.en = "Each of your layers has its own weights, but as soon as two of them go forward, the first one's dW is computed with the input of the second. Whose is the place where forward keeps its input?"
# hint.ja = "重みはレイヤごとに別々ですが、二つのレイヤで forward を行うと、一つ目の dW が二つ目の入力で計算されてしまいます。forward が入力を覚えている場所は、だれのものですか。"
# fails = "test_own_memory"
# ///
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        global last_x
        last_x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(last_x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
