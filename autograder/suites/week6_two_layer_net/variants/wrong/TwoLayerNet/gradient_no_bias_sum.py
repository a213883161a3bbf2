# /// variant
# method = "gradient"
# title.en = "The biases' gradients are not summed over the batch"
# title.ja = "バイアスの勾配を、データについて足し合わせていない"
# hint.en = "Your bias gradients have one row per sample, the biases have none. One bias serves all samples, so the contributions of all of them meet in it."
# hint.ja = "バイアスの勾配が、データごとに1行ずつ残っています。1つのバイアスはすべてのデータに使われるので、全データからの影響が一つに集まるはずです。"
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
    grads["b2"] = dy
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = da
    return grads
