# /// variant
# method = "predict"
# unusual = "Softmax by the logarithm of the sum; hidden values, scores and result kept as attributes"
# ///
def predict(self, x):
    x = np.array(x, dtype=float)
    self.z = sigmoid(np.matmul(x, self.params["W1"]) + self.params["b1"])
    self.scores = np.matmul(self.z, self.params["W2"]) + self.params["b2"]
    total = np.logaddexp.reduce(self.scores, axis=1)
    self.y = np.exp((self.scores.T - total).T)
    return self.y
