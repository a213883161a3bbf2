# /// variant
# method = "predict"
# title.en = "softmax is applied twice"
# title.ja = "softmax を2回かけている"
# hint.en = "Your rows sum to 1, but the probabilities are nearly equal, whatever the scores. How often do the numbers pass through softmax on their way out?"
# hint.ja = "各行の和は 1 ですが、スコアがどうであっても、確率がほとんど同じになります。出力までに、softmax を何回通っていますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    return softmax(y)
