# t - y: all slopes have the wrong sign.
def gradient(self, x, t):
    W2 = self.params["W2"]
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = softmax(np.dot(z, W2) + self.params["b2"])
    t = np.eye(W2.shape[1])[t] if np.ndim(t) == 1 else t
    delta2 = (t - y) / x.shape[0]
    delta1 = np.dot(delta2, W2.T) * z * (1 - z)
    grads = {}
    grads["W1"] = np.dot(x.T, delta1)
    grads["b1"] = delta1.sum(axis=0)
    grads["W2"] = np.dot(z.T, delta2)
    grads["b2"] = delta2.sum(axis=0)
    return grads
