# squeeze at the end: a batch of one sample comes back as a vector (K,).
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y.squeeze()
