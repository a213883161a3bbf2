# /// variant
# method = "gradient"
# title.en = "The biases' gradients are summed up to a single number"
# title.ja = "バイアスの勾配を、1つの数になるまで足し合わせている"
# hint.en = "Each neuron has a bias of its own and needs a slope of its own. Only the samples are to be summed over, not the neurons."
# hint.ja = "バイアスはニューロンごとにあり、傾きもそれぞれに必要です。足し合わせるのはデータについてだけで、ニューロンについてではありません。"
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
    grads["b2"] = np.sum(dy)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da)
    return grads
