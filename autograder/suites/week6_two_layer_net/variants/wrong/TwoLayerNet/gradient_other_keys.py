# /// variant
# method = "gradient"
# title.en = "The gradients are stored under other names"
# title.ja = "勾配を別の名前で入れている"
# hint.en = "Your arrays may be right, but nobody finds them: learning will look them up by the names of the parameters."
# hint.ja = "配列が正しくても、この名前では見つけてもらえません。学習のときは、パラメータと同じ名前で勾配を取り出します。"
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
    grads["dW2"] = np.dot(z.T, dy)
    grads["db2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["dW1"] = np.dot(x.T, da)
    grads["db1"] = np.sum(da, axis=0)
    return grads
