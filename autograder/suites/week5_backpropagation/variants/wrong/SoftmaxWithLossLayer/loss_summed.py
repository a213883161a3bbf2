# /// variant
# title.en = "The loss is summed over the batch"
# title.ja = "損失をバッチ全体で合計している"
# hint.en = "Your loss grows with the number of samples. How do you make the loss of a small batch comparable with that of a large one? And what does that mean for the way back?"
# hint.ja = "サンプルの数が増えるほど、損失も大きくなっています。小さなバッチの損失と大きなバッチの損失を比べられるようにするには、どうすればよいでしょうか。逆伝播はどう変わりますか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return -np.sum(self.t * np.log(self.y + 1e-7))

    def backward(self, dout=1):
        return dout * (self.y - self.t)
