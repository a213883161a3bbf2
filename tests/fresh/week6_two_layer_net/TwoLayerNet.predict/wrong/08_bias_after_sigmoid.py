# Adds b1 outside of the sigmoid: a misplaced bracket.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"]) + self.params["b1"]
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y
