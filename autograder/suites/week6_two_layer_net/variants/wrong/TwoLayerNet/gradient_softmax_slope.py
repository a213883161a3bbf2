# /// variant
# method = "gradient"
# title.en = "A slope of the softmax is multiplied in once more"
# title.ja = "ソフトマックスの微分を、余分に掛けている"
# hint.en = "All four arrays are too small, from the first step back. In the table's first line softmax and loss are dealt with together: nothing of them is left to do."
# hint.ja = "逆伝播の最初の段階から、4つとも値が小さくなっています。表の1行目は、ソフトマックスと損失をまとめて微分した結果です。あとから掛けるものは残っていません。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) * y * (1 - y) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
