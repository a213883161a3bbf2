# Two mistakes: returns z as well, and the scores instead of probabilities.
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = np.dot(z, self.params["W2"]) + self.params["b2"]
    return z, y
