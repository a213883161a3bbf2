# /// variant
# title.en = "Labels and one-hot are told apart by the length of the array"
# title.ja = "正解ラベルか one-hot表現かを、配列の長さで見分けている"
# hint.en = "As soon as a batch has as many rows as there are classes, your layer takes its labels for one-hot. Equal lengths may be chance. What is different about the two forms whatever the batch?"
# hint.ja = "行の数とクラスの数が同じバッチで、ラベルが one-hot表現と取り違えられています。長さは、たまたま一致することがあります。どんなバッチでも、二つの形で必ず違うのは何でしょうか。"
# fails = "test_tells_labels_from_one_hot"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.shape[-1] != x.shape[1]:
            t = np.eye(x.shape[1])[t]
        self.t = t
        return -np.sum(self.t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
