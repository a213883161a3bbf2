# Own softmax with the sum down the columns, axis=0 instead of axis=1.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    s = z @ self.params["W2"] + self.params["b2"]
    s = s - s.max(axis=0)
    e = np.exp(s)
    return e / e.sum(axis=0)
