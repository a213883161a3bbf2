# /// variant
# method = "predict"
# title.en = "The values of the hidden layer come back"
# title.ja = "中間層の値を返している"
# hint.en = "Your rows have one number per hidden neuron, not one per class: the way forward ends half way. What happens to the hidden values next?"
# hint.ja = "各行に、クラスの数ではなく、中間層のニューロンの数だけ値が並んでいます。順伝播が途中で終わっているようです。中間層の値は、このあとどうなりますか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return z
