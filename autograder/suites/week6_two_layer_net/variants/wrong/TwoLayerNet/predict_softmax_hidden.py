# /// variant
# method = "predict"
# title.en = "The hidden layer uses softmax"
# title.ja = "中間層に softmax を使っている"
# hint.en = "In your hidden layer the neurons compete with one another: their values sum to 1 for every sample. They should each answer on their own; which function does that?"
# hint.ja = "中間層の値を足すと、どのデータでも 1 になり、ニューロンどうしが競い合っています。中間層のニューロンは、1つずつ独立に答えるはずです。それはどの関数でしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = softmax(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
