# /// variant
# method = "gradient"
# title.en = "The scores stand in for the probabilities"
# title.ja = "確率ではなく、スコアのまま使っている"
# hint.en = "All four arrays are wrong, from the first step back. What is compared with the one-hot answers: numbers that sum to 1 in each row?"
# hint.ja = "逆伝播の最初の段階から、4つとも合っていません。one-hot表現の正解と比べている値は、各行の和が 1 になっているでしょうか。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = np.dot(z, W2) + b2
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
