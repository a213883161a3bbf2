# /// variant
# method = "gradient"
# title.en = "Every gradient is divided by the batch size twice"
# title.ja = "どの勾配も、バッチサイズで2回割っている"
# hint.en = "For a single sample your gradient is right, for larger batches too small. The division stands in one line only of the table; from there it is passed on."
# hint.ja = "データが1個なら正しいのに、バッチが大きいほど勾配が小さくなります。表の中で割り算があるのは1行だけで、あとの行にはそれが伝わっていきます。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    N = x.shape[0]
    dy = (y - t) / N

    grads = {}
    grads["W2"] = np.dot(z.T, dy) / N
    grads["b2"] = np.sum(dy, axis=0) / N
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da) / N
    grads["b1"] = np.sum(da, axis=0) / N
    return grads
