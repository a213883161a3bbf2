# /// variant
# method = "gradient"
# title.en = "The biases have no gradient"
# title.ja = "バイアスの勾配を求めていない"
# hint.en = "Biases are learned just as weights are. How many entries do the parameters have, and how many does your dict have?"
# hint.ja = "バイアスも、重みと同じように学習で更新されます。パラメータはいくつあり、返したディクショナリにはいくつ入っているでしょうか。"
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
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    return grads
