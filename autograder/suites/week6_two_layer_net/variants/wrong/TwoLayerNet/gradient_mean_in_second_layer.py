# /// variant
# method = "gradient"
# title.en = "The batch mean reaches the second layer alone"
# title.ja = "バッチでの平均が、2層目の勾配にしか入っていない"
# hint.en = "W2 and b2 come out right, W1 and b1 too large as soon as there are several samples. If the division stands at the very beginning of the way back, all that follows has it."
# hint.ja = "W2 と b2 は正しいのに、データが2個以上になると W1 と b1 の勾配が大きすぎます。逆伝播の最初で割っておけば、そのあとのすべてに伝わります。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    N = x.shape[0]
    dy = y - t

    grads = {}
    grads["W2"] = np.dot(z.T, dy) / N
    grads["b2"] = np.sum(dy, axis=0) / N
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
