# /// variant
# method = "gradient"
# title.en = "A way forward that was made earlier is taken for this one"
# title.ja = "前の順伝播の途中結果が残っていると、それを使っている"
# hint.en = "The first gradient is right; after a call for other samples or other parameters it mixes old and new. That something is kept does not tell for which x it was computed."
# hint.ja = "最初の1回は正しいのですが、別のデータやパラメータで predict を呼んだあとでは、古い値が混ざります。値が残っていても、それが今回の x の結果だとは限りません。"
# fails = "test_gradient_current"
# ///
def predict(self, x):
    self.z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    self.y = softmax(np.dot(self.z, self.params["W2"]) + self.params["b2"])
    return self.y


TwoLayerNet.predict = predict


def gradient(self, x, t):
    W2 = self.params["W2"]
    if not hasattr(self, "z") or len(self.z) != len(x):
        self.predict(x)
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
