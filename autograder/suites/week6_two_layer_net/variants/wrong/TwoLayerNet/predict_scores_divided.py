# /// variant
# method = "predict"
# title.en = "The scores are divided by their sum, without the exponential"
# title.ja = "指数関数を使わず、スコアをそのまま和で割っている"
# hint.en = "Your rows sum to 1, yet some of your \"probabilities\" are negative or above 1. How does softmax make every score positive first?"
# hint.ja = "各行の和は 1 なのに、負の数や 1 を超える数が「確率」として出てきます。softmax は、割り算の前に、どうやってスコアをすべて正の数にしているでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    a = np.dot(z, W2) + b2
    return a / np.sum(a, axis=1, keepdims=True)
