# /// variant
# method = "gradient"
# title.en = "The way back goes by whatever predict was asked for last"
# title.ja = "最後に呼ばれた predict の途中結果に頼っている"
# hint.en = "Without a call of predict before it your method fails; after one for another batch it mixes two batches. A gradient begins with a way forward of its own, for this very x."
# hint.ja = "先に predict を呼んでおかないと動かず、別のバッチで呼んだあとでは二つのバッチの値が混ざります。勾配の計算は、渡された x の順伝播から始めましょう。"
# fails = "test_gradient_current"
# ///
def predict(self, x):
    self.z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    self.y = softmax(np.dot(self.z, self.params["W2"]) + self.params["b2"])
    return self.y


TwoLayerNet.predict = predict


def gradient(self, x, t):
    W2 = self.params["W2"]
    z, y = self.z, self.y
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
