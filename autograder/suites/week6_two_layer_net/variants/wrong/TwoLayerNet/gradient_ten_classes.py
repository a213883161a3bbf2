# /// variant
# method = "gradient"
# title.en = "Labels are always made one-hot with ten classes"
# title.ja = "ラベルを、いつも10クラスの one-hot表現に直している"
# hint.en = "For handwritten digits it works, but not every network tells ten classes apart. Which array knows how many classes this one has?"
# hint.ja = "手書き数字なら動きますが、クラスの数が10でないネットワークもあります。このネットワークのクラスの数は、どの配列を見ればわかるでしょうか。"
# fails = "test_gradient_labels"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(10)[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
