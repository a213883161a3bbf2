# /// variant
# method = "gradient"
# title.en = "Divided by a fixed batch size"
# title.ja = "決まったバッチサイズで割っている"
# hint.en = "A batch may have any number of rows, but you divide by the same number each time. Ask the arguments how many samples there are this time."
# hint.ja = "バッチの行の数はいろいろなのに、いつも同じ数で割っています。今回のデータが何個あるかは、引数から調べられます。"
# fails = "test_gradient_one_hot"
# ///
batch_size = 100


def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / batch_size

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
