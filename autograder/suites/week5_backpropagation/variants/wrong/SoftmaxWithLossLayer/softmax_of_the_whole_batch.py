# /// variant
# title.en = "All rows together are turned into one set of probabilities"
# title.ja = "バッチ全体で一つの確率にしている"
# hint.en = "A sample's loss depends on which others are in its batch: all rows together add up to 1, instead of each by itself. Along which axis is the sum of your softmax taken?"
# hint.ja = "同じデータでも、いっしょに流したほかのデータによって損失が変わります。各行ではなく、バッチ全体の和が 1 になっています。ソフトマックス関数の和は、どの軸に沿って取っていますか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x - np.max(x))
        self.y = e / np.sum(e)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
