# /// variant
# method = "gradient"
# title.en = "The biases' gradients keep an axis for the samples"
# title.ja = "バイアスの勾配に、データの軸が残っている"
# hint.en = "Your numbers are right, but they lie in a table of one row. A gradient has the shape of its parameter: how many axes does a bias have?"
# hint.ja = "値は正しいのですが、1行だけの2次元配列になっています。勾配はパラメータと同じ形状です。バイアスは何次元でしょうか。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0, keepdims=True)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0, keepdims=True)
    return grads
