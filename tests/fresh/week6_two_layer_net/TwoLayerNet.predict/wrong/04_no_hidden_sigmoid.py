# The hidden layer has no activation function.
def predict(self, x):
    h = x @ self.params["W1"] + self.params["b1"]
    return softmax(h @ self.params["W2"] + self.params["b2"])
