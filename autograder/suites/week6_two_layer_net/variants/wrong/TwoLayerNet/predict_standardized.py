# /// variant
# method = "predict"
# title.en = "predict standardizes the batch"
# title.ja = "predict の中で、バッチを標準化している"
# hint.en = "The answer for a sample changes with the other samples in its batch, and a batch of one says nothing at all. Each row should go its way alone, and x as it comes."
# hint.ja = "同じデータでも、バッチの中の他のデータによって答えが変わります。データが1つだけだと、その値はまったく反映されません。x はそのまま使い、どの行も独立に計算しましょう。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    x = (x - np.mean(x, axis=0)) / (np.std(x, axis=0) + 1e-7)
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
