# The bias of the second layer is forgotten.
def predict(self, x):
    W1, b1, W2 = self.params["W1"], self.params["b1"], self.params["W2"]
    z = sigmoid(np.matmul(x, W1) + b1)
    return softmax(np.matmul(z, W2))
