# Bias as an extra row of the weights, ones appended to the inputs.
def predict(self, x):
    x = np.asarray(x, dtype=float)
    ones = np.ones((len(x), 1))
    A1 = np.vstack([self.params["W1"], self.params["b1"]])
    A2 = np.vstack([self.params["W2"], self.params["b2"]])
    z = sigmoid(np.hstack([x, ones]) @ A1)
    return softmax(np.hstack([z, ones]) @ A2)
