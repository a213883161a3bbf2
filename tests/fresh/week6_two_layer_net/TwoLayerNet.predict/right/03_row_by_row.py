# One sample after the other, then np.array.
def predict(self, x):
    result = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        result.append(softmax(z @ self.params["W2"] + self.params["b2"]))
    return np.array(result)
