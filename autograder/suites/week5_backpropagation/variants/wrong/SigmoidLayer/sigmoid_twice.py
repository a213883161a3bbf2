# /// variant
# title.en = "Backward takes the sigmoid of the output once more"
# title.ja = "backward で、出力にもう一度シグモイド関数を使っている"
# hint.en = "What forward remembered is already the value of the sigmoid, and in your backward it goes through the function again. Which y does the formula mean?"
# hint.ja = "forward で覚えたのは、すでにシグモイド関数の値です。それが backward で、もう一度シグモイド関数を通っています。式の y は、どの値のことですか。"
# fails = "test_backward"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        y = sigmoid(self.out)
        return dout * y * (1 - y)
