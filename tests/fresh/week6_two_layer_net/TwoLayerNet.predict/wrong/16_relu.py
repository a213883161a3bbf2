# ReLU in the hidden layer as in most PyTorch tutorials, instead of sigmoid.
def predict(self, x):
    a1 = x @ self.params["W1"] + self.params["b1"]
    z1 = np.maximum(0, a1)
    a2 = z1 @ self.params["W2"] + self.params["b2"]
    return softmax(a2)
