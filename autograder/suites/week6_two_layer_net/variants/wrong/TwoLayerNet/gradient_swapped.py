# /// variant
# method = "gradient"
# title.en = "The gradients of the two layers have changed places"
# title.ja = "1層目と2層目の勾配が入れ替わっている"
# hint.en = "The shapes of your gradients are those of the other layer. The way back reaches the second layer first: which names belong to it?"
# hint.ja = "勾配の形状が、もう一方の層のものになっています。逆伝播で先に通るのは2層目です。そこで求めた値は、どの名前で入れればよいでしょうか。"
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
    grads["W1"] = np.dot(z.T, dy)
    grads["b1"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W2"] = np.dot(x.T, da)
    grads["b2"] = np.sum(da, axis=0)
    return grads
