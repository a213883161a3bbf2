# /// variant
# title.en = "The loss is averaged over the classes as well"
# title.ja = "損失をクラスについても平均している"
# hint.en = "The more classes there are, the smaller your loss becomes, although nothing else changes. Over what is the mean of the cross entropy error taken, and over what is it not?"
# hint.ja = "クラスの数が増えるほど、損失が小さくなっています。交差エントロピー誤差では、何について平均を取るのでしたか。クラスについてはどうでしょうか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.mean(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
