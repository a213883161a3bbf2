# /// variant
# method = "gradient"
# title.en = "The gradient of W1 is taken with z, not with the input"
# title.ja = "W1 の勾配に、入力ではなく z を使っている"
# hint.en = "The gradient of W1 does not have the shape of W1. Each layer's weights go with what went into that layer: what went into the first?"
# hint.ja = "W1 の勾配の形状が、W1 と違っています。重みの勾配には、その層に入ってきた値を使います。1層目に入ってきたのは何でしょうか。"
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
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(z.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
