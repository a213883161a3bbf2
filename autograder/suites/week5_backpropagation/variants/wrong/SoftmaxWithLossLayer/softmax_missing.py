# /// variant
# title.en = "The scores are taken for probabilities"
# title.ja = "スコアをそのまま確率として扱っている"
# hint.en = "Your loss looks at the scores as if they were probabilities, so it can become negative, or nan where a score is. What has to happen to the scores first, so that each row adds up to 1?"
# hint.ja = "スコアをそのまま確率として損失に使っているので、損失が負や nan になることがあります。各行の和が 1 になるように、先に何をする必要がありますか。"
# fails = "test_loss"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = x
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)
