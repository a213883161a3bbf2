# /// variant
# method = "gradient"
# title.en = "The sigmoid's slope is missing"
# title.ja = "シグモイド関数の微分を掛けていない"
# hint.en = "The second layer is right, the first is not, and too large. On the way back you pass through the sigmoid: what does the chain rule ask for there?"
# hint.ja = "2層目は正しいのですが、1層目の勾配は合わず、大きすぎます。逆向きの途中でシグモイド関数を通ります。そこで連鎖律は何を求めるでしょうか。"
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
    da = np.dot(dy, W2.T)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
