# /// variant
# method = "gradient"
# title.en = "Labels are made one-hot with only as many classes as the batch shows"
# title.ja = "one-hot表現のクラスの数を、バッチに出てきたラベルで決めている"
# hint.en = "It works as long as the last class occurs in the batch; in a small batch it may be missing. Who knows the number of classes for certain, the answers or the network?"
# hint.ja = "最後のクラスがバッチに入っていれば動きますが、小さなバッチでは入っていないこともあります。クラスの数を確実に知っているのは、正解とネットワークのどちらでしょうか。"
# fails = "test_gradient_labels"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
