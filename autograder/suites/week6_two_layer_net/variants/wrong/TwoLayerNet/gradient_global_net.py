# /// variant
# method = "gradient"
# title.en = "The way forward is that of a global network, not of this object"
# title.ja = "自分自身ではなく、グローバル変数のネットワークで順伝播を計算している"
# hint.en = "It works as long as a variable outside happens to hold this very network. Inside a method, by which name do you reach the object that it was called on?"
# hint.ja = "クラスの外の変数に、たまたま同じネットワークが入っている間しか正しくありません。メソッドの中で、呼び出されたオブジェクト自身は何という名前で使えるでしょうか。"
# fails = "test_gradient_one_hot"
# random = true
# ///
net = TwoLayerNet(784, 50, 10)


def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = net.predict(x)
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
