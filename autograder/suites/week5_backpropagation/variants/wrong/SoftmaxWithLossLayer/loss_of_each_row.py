# /// variant
# title.en = "The loss of each sample comes back instead of one number"
# title.ja = "損失が一つの数ではなく、データごとに返っている"
# hint.en = "Your forward gives as many losses as there are rows. Gradient descent goes downhill on a single number. How does one loss of the whole batch come out of them?"
# hint.ja = "forward から、行と同じ数の損失が返っています。勾配降下法が小さくしようとするのは、一つの数です。そこから、バッチ全体の損失をどう求めますか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7), axis=1)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
