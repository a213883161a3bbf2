# np.sum without axis: the bias gradients are single numbers.
def gradient(self, x, t):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]
    da = dy @ self.params["W2"].T * z * (1 - z)
    grads = {}
    grads["W1"] = x.T @ da
    grads["b1"] = np.sum(da)
    grads["W2"] = z.T @ dy
    grads["b2"] = np.sum(dy)
    return grads
