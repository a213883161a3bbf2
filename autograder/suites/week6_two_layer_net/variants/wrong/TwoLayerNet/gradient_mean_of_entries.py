# /// variant
# method = "gradient"
# title.en = "Divided by the number of entries, not of samples"
# title.ja = "データの数ではなく、要素の数で割っている"
# hint.en = "Your gradient is too small, by the number of classes. Over what does the loss take its mean: over samples, or over all probabilities?"
# hint.ja = "勾配がクラスの数の分だけ小さくなっています。損失は何についての平均でしょうか。データについてか、確率の要素すべてについてか、考えてみましょう。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / y.size

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
