# /// variant
# method = "gradient"
# title.en = "The sigmoid is applied a second time to find its slope"
# title.ja = "シグモイド関数の微分で、z にもう一度シグモイド関数を通している"
# hint.en = "The second layer is right, the first nearly so. The table's z has been through the sigmoid already: is the slope to be taken of it or with it?"
# hint.ja = "2層目は正しく、1層目は惜しい値です。表の z は、すでにシグモイド関数を通ったあとの値です。もう一度通す必要があるでしょうか。"
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
    da = dz * sigmoid(z) * (1 - sigmoid(z))
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
