# Applies softmax to what predict returns (PyTorch's CrossEntropyLoss wants scores).
def loss(self, x, t):
    y = softmax(self.predict(x))
    return cross_entropy_error(y, t)
