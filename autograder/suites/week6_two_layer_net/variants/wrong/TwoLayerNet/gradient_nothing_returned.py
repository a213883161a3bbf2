# /// variant
# method = "gradient"
# title.en = "The gradients are not returned"
# title.ja = "勾配を返していない"
# hint.en = "The caller gets None from your method. Where do the four arrays go when it ends?"
# hint.ja = "呼び出した側には None が渡っています。メソッドが終わったとき、求めた4つの配列はどこへ行くでしょうか。"
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
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    self.grads = grads
