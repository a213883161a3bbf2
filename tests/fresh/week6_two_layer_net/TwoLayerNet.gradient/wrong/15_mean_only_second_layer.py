# W2 and b2 are divided by N at the end, the first layer is forgotten.
def gradient(self, x, t):
    n = len(x)
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    delta = y - t
    dW2 = z.T @ delta / n
    db2 = delta.sum(axis=0) / n
    da = delta @ W2.T * z * (1 - z)
    dW1 = x.T @ da
    db1 = da.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
