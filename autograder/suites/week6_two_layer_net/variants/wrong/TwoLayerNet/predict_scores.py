# /// variant
# method = "predict"
# title.en = "The scores come back, without softmax"
# title.ja = "softmax を通さず、スコアをそのまま返している"
# hint.en = "Your rows do not sum to 1, and some of your numbers may be negative: these are scores, not yet probabilities. Which last step turns one into the other?"
# hint.ja = "各行の和が 1 にならず、負の数が混じることもあります。これはまだスコアで、確率ではありません。スコアを確率に変える最後の一歩は何でしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return np.dot(z, W2) + b2
