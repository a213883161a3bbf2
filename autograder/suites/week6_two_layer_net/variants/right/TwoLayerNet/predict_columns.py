# /// variant
# method = "predict"
# unusual = "The mathematicians' way, with samples in columns; transposed before softmax"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(W1.T @ np.transpose(x) + b1.reshape(-1, 1))
    scores = W2.T @ z + b2[:, np.newaxis]
    return softmax(scores.T)
