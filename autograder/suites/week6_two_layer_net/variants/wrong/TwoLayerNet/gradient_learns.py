# /// variant
# method = "gradient"
# title.en = "The parameters are updated as well"
# title.ja = "勾配を求めるだけでなく、パラメータの更新までしている"
# hint.en = "Your method makes a step of learning, so the parameters are others afterwards. Finding the slope and walking down it are two jobs: the second one comes next week."
# hint.ja = "このメソッドの中で学習が1ステップ進み、パラメータが変わってしまいます。勾配を求めることと、それを使って更新することは別の仕事です。更新は来週の課題で書きます。"
# fails = "test_gradient_leaves"
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
    for key in grads:
        self.params[key] -= 0.1 * grads[key]
    return grads
