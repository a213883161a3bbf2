# /// variant
# title.en = "Labels are understood in forward, but not in backward"
# title.ja = "forward では正解ラベルを扱えるが、backward では扱えない"
# hint.en = "With labels your loss is right, because the given function understands them; the way back subtracts them as plain numbers. In which form does the formula of section 6 want the right answers?"
# hint.ja = "正解ラベルでも損失が正しいのは、用意された関数が扱ってくれるからです。ところが backward では、ラベルをただの数として引いています。第6節の式の t は、どの形でしたか。"
# fails = "test_labels"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.t = t
        self.y = softmax(x)
        self.loss = cross_entropy_error(self.y, self.t)
        return self.loss

    def backward(self, dout=1):
        batch_size = self.t.shape[0]
        dx = (self.y - self.t) / batch_size
        return dx * dout
