# /// variant
# title.en = "Backward forgets that the loss is a mean"
# title.ja = "逆伝播で、損失が平均であることを忘れている"
# hint.en = "Your dx is too large, by the number of rows. Forward takes a mean over the batch: how much does that mean change when one row's own loss changes by a little?"
# hint.ja = "dx が、行の数を掛けた大きさになっています。forward ではバッチの平均を取りました。1行分の損失が少し変わると、平均はどれだけ変わりますか。"
# fails = "test_dx"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t)
