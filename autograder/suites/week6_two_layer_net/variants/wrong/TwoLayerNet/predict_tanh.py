# /// variant
# method = "predict"
# title.en = "The hidden layer uses tanh"
# title.ja = "中間層の活性化関数が tanh になっている"
# hint.en = "Your hidden values lie between -1 and 1, and a sum of 0 stays 0. In this network a hidden neuron answers with something between 0 and 1: look at the formula again."
# hint.ja = "中間層の値が −1 から 1 の間になり、和が 0 のときは 0 のままです。このネットワークの中間層は、0 から 1 の間の値を出します。式をもう一度見てみましょう。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = np.tanh(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
