# /// variant
# title.en = "Backward insists on being told the incoming derivative"
# title.ja = "backward に引数を必ず渡さなければならない"
# hint.en = "Your backward stops when it is called without an argument. Usually nothing comes after the loss, so it should do without. What did the first line of the method look like in the cell as you got it?"
# hint.ja = "引数なしで backward を呼ぶと、止まってしまいます。ふつう、損失の先には何もないので、省けるようにしておきます。はじめに書かれていたメソッドの最初の行は、どうなっていましたか。"
# fails = "test_scales_with_dout"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        self.t = t if np.ndim(t) == 2 else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout):
        return dout * (self.y - self.t) / len(self.y)
