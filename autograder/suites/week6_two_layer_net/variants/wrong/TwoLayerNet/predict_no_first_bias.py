# /// variant
# method = "predict"
# title.en = "The hidden layer's bias is not added"
# title.ja = "中間層のバイアスを足していない"
# hint.en = "Change b1 in params and call predict again: nothing happens. In a new network you cannot see it, for its biases are zero; where should b1 come in?"
# hint.ja = "params の b1 を変えて predict を呼び直しても、結果が変わりません。新しいネットワークではバイアスが 0 なので、気づきにくい間違いです。b1 はどこで使うはずでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1))
    return softmax(np.dot(z, W2) + b2)
