# Uses sigmoid for the output layer as well, instead of softmax.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = sigmoid(z @ self.params["W2"] + self.params["b2"])
    return y
