# /// variant
# method = "loss"
# title.en = "loss goes its own way forward, without the sigmoid"
# title.ja = "loss の中の順伝播に sigmoid がない"
# hint.en = "Your loss does not belong to the probabilities that your predict gives: it goes forward on its own, and something is missing there. Which method could do this work for you?"
# hint.ja = "損失が、predict の返す確率と合っていません。loss の中で順伝播をもう一度書いていて、何かが抜けているようです。その仕事を任せられるメソッドはありませんか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    a = np.dot(x, self.params["W1"]) + self.params["b1"]
    y = softmax(np.dot(a, self.params["W2"]) + self.params["b2"])
    return cross_entropy_error(y, t)
