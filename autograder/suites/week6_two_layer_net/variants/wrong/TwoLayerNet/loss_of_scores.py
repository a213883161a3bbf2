# /// variant
# method = "loss"
# title.en = "The loss is taken of the scores, without softmax"
# title.ja = "softmax を通していないスコアから損失を求めている"
# hint.en = "Your loss is negative or nan for some batches: it takes the logarithm of numbers that are no probabilities. Which method of yours gives probabilities?"
# hint.ja = "バッチによって、損失が負になったり nan になったりします。確率ではない数の対数を取っているからです。確率を返してくれるのは、どのメソッドでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    scores = np.dot(z, self.params["W2"]) + self.params["b2"]
    return cross_entropy_error(scores, t)
