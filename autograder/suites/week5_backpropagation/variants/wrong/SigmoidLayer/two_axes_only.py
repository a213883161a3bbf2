# /// variant
# title.en = "Only arrays of rows and columns are understood"
# title.ja = "行と列のある配列にしか対応していない"
# hint.en = "Your layer goes through rows and columns, and stops at an array with one axis or with three. The sigmoid treats each element by itself. Does it have to know where an element stands?"
# hint.ja = "行と列を順に計算しているので、軸が1つや3つの配列では止まってしまいます。シグモイド関数は要素ごとの計算です。要素がどこにあるかを知る必要があるでしょうか。"
# fails = "test_any_shape"
# ///
class SigmoidLayer:
    def forward(self, x):
        n, d = x.shape
        self.y = np.zeros((n, d))
        for i in range(n):
            for j in range(d):
                self.y[i, j] = sigmoid(x[i, j])
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
