# /// variant
# method = "predict"
# title.en = "softmax is taken down the columns"
# title.ja = "softmax を列方向に計算している"
# hint.en = "Your columns sum to 1, your rows do not: the samples compete with one another for a class. Along which axis do the classes of one sample lie?"
# hint.ja = "行ではなく、列の和が 1 になっています。1つのクラスをデータどうしで奪い合っている状態です。1つのデータの各クラスは、どちらの軸に沿って並んでいるでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    a = np.dot(z, W2) + b2
    e = np.exp(a - np.max(a, axis=0))
    return e / np.sum(e, axis=0)
