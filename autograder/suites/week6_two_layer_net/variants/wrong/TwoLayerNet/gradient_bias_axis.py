# /// variant
# method = "gradient"
# title.en = "The biases' gradients are summed along the wrong axis"
# title.ja = "バイアスの勾配を足し合わせる軸が違う"
# hint.en = "You get one number per sample, but there is one bias per neuron. Which axis has to disappear, that of the samples or that of the neurons?"
# hint.ja = "データごとに1つの数になっていますが、バイアスはニューロンごとに1つです。なくなるべきなのは、データの軸とニューロンの軸のどちらでしょうか。"
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
    grads["b2"] = np.sum(dy, axis=1)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=1)
    return grads
