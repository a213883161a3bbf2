# The bias of the first layer is forgotten.
def predict(self, x):
    p = self.params
    z = sigmoid(x @ p["W1"])
    return softmax(z @ p["W2"] + p["b2"])
