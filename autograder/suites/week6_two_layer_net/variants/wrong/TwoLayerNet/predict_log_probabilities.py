# /// variant
# method = "predict"
# title.en = "The logarithms of the probabilities come back"
# title.ja = "確率ではなく、確率の対数を返している"
# hint.en = "None of your numbers is positive: they are logarithms, as PyTorch's log_softmax gives. The logarithm belongs to the loss; what should predict return?"
# hint.ja = "どの値も正になりません。PyTorchの log_softmax のような、確率の対数になっています。対数を取るのは損失の仕事です。predict は何を返すのでしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    a = np.dot(z, W2) + b2
    a = a - np.max(a, axis=1, keepdims=True)
    return a - np.log(np.sum(np.exp(a), axis=1, keepdims=True))
