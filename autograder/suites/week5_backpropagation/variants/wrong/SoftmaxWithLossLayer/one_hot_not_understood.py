# /// variant
# title.en = "One-hot answers are treated as if they were labels"
# title.ja = "one-hot表現を正解ラベルとして計算している"
# hint.en = "Labels work, but with one-hot answers your layer stops, or picks the wrong probabilities: their zeros and ones are taken for the numbers of classes. How can you tell the two forms apart?"
# hint.ja = "正解ラベルなら動きますが、one-hot表現を渡すと、止まるか、違う確率を取り出してしまいます。0 と 1 の並びが、クラスの番号として扱われているからです。二つの形は、どう見分ければよいでしょうか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        return -np.mean(np.log(self.y[np.arange(len(x)), t] + 1e-7))

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dout * dx / len(dx)
