# /// variant
# title.en = "Labels and one-hot are told apart by their values"
# title.ja = "正解ラベルか one-hot表現かを、値で見分けている"
# hint.en = "A batch may happen to hold only the classes 0 and 1: then your layer takes the labels for one-hot. The values do not tell the two forms apart for certain. What does?"
# hint.ja = "バッチの正解が、たまたまクラス 0 と 1 だけのこともあります。そのとき、ラベルが one-hot表現と取り違えられています。値では、確実には見分けられません。二つの形で必ず違うのは何でしょうか。"
# fails = "test_tells_labels_from_one_hot"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.max() > 1:
            t = np.eye(x.shape[1])[t]
        self.t = t
        return -np.sum(self.t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
