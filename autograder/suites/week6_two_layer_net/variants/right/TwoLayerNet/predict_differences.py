# /// variant
# method = "predict"
# unusual = "Softmax from the differences of scores: one over a sum, no maximum subtracted"
# ///
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    scores = z @ self.params["W2"] + self.params["b2"]
    y = np.zeros(scores.shape)
    for k in range(scores.shape[1]):
        apart = np.clip(scores - scores[:, k : k + 1], -np.inf, 700)
        y[:, k] = 1 / np.exp(apart).sum(axis=1)
    return y
