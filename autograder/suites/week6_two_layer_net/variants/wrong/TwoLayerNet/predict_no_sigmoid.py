# /// variant
# method = "predict"
# title.en = "The hidden layer has no sigmoid"
# title.ja = "中間層に活性化関数がない"
# hint.en = "Your hidden neurons pass their sums on as they are, so the two layers together can do no more than a single one. What does a neuron do with its sum before it passes it on?"
# hint.ja = "中間層のニューロンが、和をそのまま次の層へ渡しています。これでは、2層あっても1層のネットワークと同じことしかできません。ニューロンは、和を渡す前に何をするのでしたか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = np.dot(x, W1) + b1
    return softmax(np.dot(z, W2) + b2)
