# Two mistakes: W2 is already moved a step before it is used on the way back, and only one factor of z(1 - z).
def gradient(self, x, t):
    y = self.predict(x)
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) / x.shape[0]
    grads = {"W2": z.T @ d2, "b2": d2.sum(axis=0)}
    self.params["W2"] -= 0.1 * grads["W2"]
    d1 = (d2 @ self.params["W2"].T) * (1 - z)
    grads["W1"] = x.T @ d1
    grads["b1"] = d1.sum(axis=0)
    return grads
