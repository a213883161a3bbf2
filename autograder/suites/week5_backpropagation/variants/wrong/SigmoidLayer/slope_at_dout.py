# /// variant
# title.en = "The slope is taken at the incoming derivative, not at the input"
# title.ja = "入力ではなく、届いた微分の位置で傾きを求めている"
# hint.en = "What went forward does not matter to your backward at all. The incoming derivative tells how fast the loss changes; where on the curve the slope is to be taken is another question. Who knows the answer?"
# hint.ja = "順伝播で何を流しても、backward の答えが変わりません。届いた微分は、損失の変わりやすさを表すだけです。曲線のどこで傾きを求めるかは、別の話です。それを知っているのは、どのメソッドですか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        return sigmoid(x)

    def backward(self, dout):
        y = sigmoid(dout)
        return dout * y * (1 - y)
