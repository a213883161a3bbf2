# /// variant
# method = "predict"
# title.en = "The scores go through a sigmoid before softmax"
# title.ja = "出力層でも sigmoid を通してから softmax にかけている"
# hint.en = "Your probabilities sum to 1, but they are all too much alike; even with huge scores none comes near 1. How many sigmoids are there in the formula, and where?"
# hint.ja = "各行の和は 1 ですが、確率の差が小さすぎます。スコアをどれだけ大きくしても、1 に近い確率が出てきません。式の中に sigmoid はいくつ、どこにありますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(sigmoid(np.dot(z, W2) + b2))
