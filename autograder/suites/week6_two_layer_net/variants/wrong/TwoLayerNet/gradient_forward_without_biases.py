# /// variant
# method = "gradient"
# title.en = "The way forward inside leaves out the biases"
# title.ja = "中で計算している順伝播で、バイアスを足していない"
# hint.en = "As long as the biases are zero your gradient is right, later it is not. Does your way forward give the same probabilities as predict?"
# hint.ja = "バイアスが 0 のうちは正しいのですが、値が変わると合わなくなります。ここでの順伝播は、predict と同じ確率になるでしょうか。"
# fails = "test_gradient_of_own_loss"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    z = sigmoid(np.dot(x, W1))
    y = softmax(np.dot(z, W2))
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
