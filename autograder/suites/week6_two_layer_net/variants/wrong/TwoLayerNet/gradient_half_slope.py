# /// variant
# method = "gradient"
# title.en = "One factor of the sigmoid's slope is missing"
# title.ja = "シグモイド関数の微分の因子が、1つ足りない"
# hint.en = "The second layer is right, the first has too large slopes. Compare your line for the sigmoid with the table, factor by factor."
# hint.ja = "2層目は正しいのですが、1層目の勾配が大きすぎます。シグモイド関数のところの式を、表と一つずつ見比べてみましょう。"
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
    da = dz * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
