# /// variant
# method = "gradient"
# title.en = "The biases' gradients are averaged over the batch, not summed"
# title.ja = "バイアスの勾配を、和ではなく平均にしている"
# hint.en = "Weights come out right, biases too small as soon as there are several samples. Has the division by the batch size not happened already?"
# hint.ja = "重みは正しいのに、データが2個以上になるとバイアスの勾配だけ小さくなります。バッチサイズでの割り算は、もう済んでいないでしょうか。"
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
    grads["b2"] = np.mean(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.mean(da, axis=0)
    return grads
