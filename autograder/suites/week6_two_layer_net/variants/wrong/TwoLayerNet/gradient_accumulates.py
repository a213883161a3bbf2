# /// variant
# method = "gradient"
# title.en = "Each gradient is added to those of earlier calls"
# title.ja = "前に求めた勾配に足し続けている"
# hint.en = "The first gradient is right, the second is too large, though nothing has changed in between. Here every call starts from nothing."
# hint.ja = "1回目は正しいのに、何も変えずにもう一度呼ぶと、値が大きくなっています。このメソッドでは、呼ばれるたびに 0 から計算を始めます。"
# fails = "test_gradient_labels"
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
    if not hasattr(self, "grads"):
        self.grads = {key: np.zeros_like(self.params[key]) for key in grads}
    for key in grads:
        self.grads[key] = self.grads[key] + grads[key]
    return dict(self.grads)
