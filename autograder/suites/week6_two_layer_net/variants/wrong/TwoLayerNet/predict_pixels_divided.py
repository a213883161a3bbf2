# /// variant
# method = "predict"
# title.en = "predict scales its input down first"
# title.ja = "predict の中で、入力を割り算で小さくしている"
# hint.en = "Your predictions hardly depend on x: the numbers are made smaller before they reach the first layer. The formula takes x as it comes; preparing the data is not the network's business."
# hint.ja = "予測が、入力 x の違いをほとんど反映していません。1層目に届く前に、値を小さくしているからです。式では x をそのまま使います。データの前処理は、ネットワークの外で済ませておくものです。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    x = x / 255.0
    z = sigmoid(np.dot(x, W1) + b1)
    return softmax(np.dot(z, W2) + b2)
