# /// variant
# title.en = "The derivative is divided by the number of classes"
# title.ja = "微分を、バッチの大きさではなくクラスの数で割っている"
# hint.en = "Your dx is right only where a batch has as many rows as there are classes. An array of scores has two lengths. Which of them did the mean of forward divide by?"
# hint.ja = "dx が合うのは、行の数とクラスの数がたまたま同じときだけです。スコアの配列には二つの長さがあります。forward の平均では、どちらで割りましたか。"
# fails = "test_dx"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.y.shape[1]
