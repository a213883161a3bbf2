# /// variant
# title.en = "The sign of the exponent is wrong"
# title.ja = "指数の符号が逆になっている"
# hint.en = "Your outputs fall where x grows: large values come out near 0 and small ones near 1. Which way does the curve of the sigmoid go? Look at the exponent once more, or use the function that is given."
# hint.ja = "x が大きいほど出力が小さくなり、大きな値で 0 に、小さな値で 1 に近づいています。シグモイド関数のグラフは、どちら向きの曲線でしたか。指数の部分を見直すか、用意された関数を使いましょう。"
# fails = "test_forward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
