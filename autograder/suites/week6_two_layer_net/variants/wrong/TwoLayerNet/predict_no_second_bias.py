# /// variant
# method = "predict"
# title.en = "The output layer's bias is not added"
# title.ja = "出力層のバイアスを足していない"
# hint.en = "Change b2 in params and call predict again: nothing happens. In a new network you cannot see it, for its biases are zero; where should b2 come in?"
# hint.ja = "params の b2 を変えて predict を呼び直しても、結果が変わりません。新しいネットワークではバイアスが 0 なので、気づきにくい間違いです。b2 はどこで使うはずでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2))
