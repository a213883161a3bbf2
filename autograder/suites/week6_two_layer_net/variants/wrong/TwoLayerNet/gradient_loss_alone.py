# /// variant
# method = "gradient"
# title.en = "The way back leaves out the softmax"
# title.ja = "逆伝播で、ソフトマックスを通っていない"
# hint.en = "You differentiate the logarithm with respect to the probabilities, but the scores come before the softmax. The table's first line takes both steps at once."
# hint.ja = "対数を確率について微分したところで止まっていますが、スコアはソフトマックスの手前にあります。表の1行目は、その両方を一度に戻った結果です。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = -t / (y + 1e-7) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
