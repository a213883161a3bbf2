# Returns the predicted class (argmax) instead of the probabilities.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return np.argmax(y, axis=1)
