# /// variant
# method = "gradient"
# title.en = "The parameters of the first call are kept for ever"
# title.ja = "最初に呼ばれたときのパラメータを、ずっと使い続けている"
# hint.en = "The first gradient is right; once the parameters have been replaced, yours still belongs to the old ones. Learning changes them all the time: read them anew in each call."
# hint.ja = "最初の1回は正しいのですが、パラメータが置き換わっても、前の値で計算しています。学習が始まるとパラメータは変わり続けるので、呼ばれるたびに読み直しましょう。"
# fails = "test_gradient_current"
# ///
def gradient(self, x, t):
    if not hasattr(self, "W1"):
        self.W1, self.b1 = self.params["W1"], self.params["b1"]
        self.W2, self.b2 = self.params["W2"], self.params["b2"]
    W1, b1, W2, b2 = self.W1, self.b1, self.W2, self.b2
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
    return grads
