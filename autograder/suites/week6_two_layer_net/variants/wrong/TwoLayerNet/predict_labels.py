# /// variant
# method = "predict"
# title.en = "Class numbers come back, not probabilities"
# title.ja = "確率ではなく、クラスの番号を返している"
# hint.en = "You give one class number per sample, as scikit-learn's predict does. Here the loss needs to know how sure the network is about every class: at which step is that lost?"
# hint.ja = "scikit-learn の predict のように、データごとにクラスの番号を1つ返しています。ここでは、損失を求めるために、全クラスの確率が必要です。その情報は、どの段階で失われていますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    return np.argmax(y, axis=1)
