# /// variant
# method = "predict"
# title.en = "Large scores overflow in the exponential"
# title.ja = "スコアが大きいと、指数関数がオーバーフローする"
# hint.en = "Ordinary scores come out right, large ones give nan: the exponential of 1000 is more than a float can hold. Which number may be subtracted from all the scores of a sample without changing its probabilities?"
# hint.ja = "普通のスコアなら正しい値ですが、大きなスコアでは nan になります。1000 の指数関数は、浮動小数点数に収まりません。1つのデータの全スコアから、ある数を引いても確率は変わりません。何を引けばよいでしょうか。"
# fails = "test_predict_large"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    e = np.exp(np.dot(z, W2) + b2)
    return e / np.sum(e, axis=1, keepdims=True)
