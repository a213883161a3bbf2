# /// variant
# method = "gradient"
# title.en = "The four gradients come back without their names"
# title.ja = "4つの勾配を、名前を付けずに返している"
# hint.en = "The caller wants to find each gradient under the name of its parameter. Which container did you use for the parameters themselves?"
# hint.ja = "呼び出した側は、パラメータと同じ名前で勾配を取り出します。パラメータそのものは、どんな入れ物に入れていたでしょうか。"
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

    dW2 = np.dot(z.T, dy)
    db2 = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    dW1 = np.dot(x.T, da)
    db1 = np.sum(da, axis=0)
    return dW1, db1, dW2, db2
