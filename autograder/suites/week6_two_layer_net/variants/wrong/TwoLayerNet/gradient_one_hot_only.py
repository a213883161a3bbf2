# /// variant
# method = "gradient"
# title.en = "Labels are subtracted as if they were one-hot"
# title.ja = "ラベルを、one-hot表現のつもりで引いている"
# hint.en = "One-hot answers work, labels do not: class numbers are subtracted from probabilities. What do the formulas expect t to be?"
# hint.ja = "one-hot表現なら動きますが、ラベルでは確率からクラスの番号を引いてしまいます。式の t は、どちらの形式でしょうか。"
# fails = "test_gradient_labels"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
