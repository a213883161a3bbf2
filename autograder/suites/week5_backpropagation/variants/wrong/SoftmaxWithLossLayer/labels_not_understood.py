# /// variant
# title.en = "Labels are treated as if they were one-hot"
# title.ja = "正解ラベルを one-hot表現として計算している"
# hint.en = "One-hot answers work, but labels stop your layer, or give nonsense. A label names a class, it is no row of zeros with a single one. How can you tell the two forms apart, and turn one into the other?"
# hint.ja = "one-hot表現なら動きますが、正解ラベルを渡すと、止まるか、でたらめな値になります。正解ラベルはクラスの番号で、0 と 1 の並びではありません。二つの形をどう見分け、どう変換すればよいでしょうか。"
# fails = "test_labels"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t
        return -np.sum(t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
