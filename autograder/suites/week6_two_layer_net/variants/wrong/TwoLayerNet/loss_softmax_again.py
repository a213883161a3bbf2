# /// variant
# method = "loss"
# title.en = "softmax is applied again to the probabilities"
# title.ja = "確率にもう一度 softmax をかけている"
# hint.en = "Your loss stays near the logarithm of the number of classes, however sure and right the network is. What comes out of predict, and what does softmax do to it?"
# hint.ja = "ネットワークがどれだけ自信を持って正解しても、損失が「クラスの数の対数」の近くから下がりません。predict の結果は、すでに何になっていますか。そこに softmax をかけると、どうなるでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = softmax(self.predict(x))
    return cross_entropy_error(y, t)
