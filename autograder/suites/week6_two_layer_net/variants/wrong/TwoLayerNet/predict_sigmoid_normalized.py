# /// variant
# method = "predict"
# title.en = "Sigmoids divided by their sum take the place of softmax"
# title.ja = "softmax の代わりに、sigmoid の値を和で割っている"
# hint.en = "Your rows sum to 1, but the numbers in them are not those of softmax. What does softmax apply to each score before it divides by the sum?"
# hint.ja = "各行の和は 1 ですが、値が softmax のものと違います。softmax では、和で割る前に、スコアに何を施すのでしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = sigmoid(np.dot(z, W2) + b2)
    return y / np.sum(y, axis=1, keepdims=True)
