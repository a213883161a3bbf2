# Stores z and y on self and has an extra parameter; nothing is read back from them.
def predict(self, x, verbose=False):
    self.z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    self.y = softmax(np.dot(self.z, self.params["W2"]) + self.params["b2"])
    if verbose:
        print(self.y)
    return self.y
