# /// variant
# method = "gradient"
# title.en = "The batch mean is missing"
# title.ja = "バッチでの平均を忘れている"
# hint.en = "For a single sample your gradient is right; the larger the batch, the larger it gets. The loss is a mean, and so is its gradient."
# hint.ja = "データが1個なら正しいのに、バッチが大きいほど勾配も大きくなります。損失は平均なので、その勾配にも平均が表れるはずです。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = y - t

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
