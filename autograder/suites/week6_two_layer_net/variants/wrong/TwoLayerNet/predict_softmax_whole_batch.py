# /// variant
# method = "predict"
# title.en = "softmax is taken over the whole batch"
# title.ja = "softmax をバッチ全体にかけている"
# hint.en = "A single sample comes out right, but in a batch the probabilities of all the samples together sum to 1. Who has to share the 1: the whole batch, or the classes of one sample?"
# hint.ja = "データが1つなら正しいのに、バッチでは、全データの確率を合わせて 1 になっています。1 を分け合うのは、バッチ全体でしょうか、それとも1つのデータの各クラスでしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    a = np.dot(z, W2) + b2
    e = np.exp(a - np.max(a))
    return e / np.sum(e)
