# /// variant
# method = "gradient"
# title.en = "The sigmoid's slope is taken with what goes into it, not with what comes out"
# title.ja = "シグモイド関数の微分に、出力ではなく入力を使っている"
# hint.en = "The second layer is right, the first is not. The formula for the slope uses the sigmoid's output: which of your variables holds it?"
# hint.ja = "2層目は正しいのですが、1層目の勾配が合いません。微分の式に出てくるのは、シグモイド関数を通したあとの値です。どの変数に入っているでしょうか。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    a = np.dot(x, W1) + b1
    z = sigmoid(a)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * a * (1 - a)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
