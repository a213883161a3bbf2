# /// variant
# method = "predict"
# unusual = "The book's layers, made anew at each call; the book's sigmoid, which warns"
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        return np.dot(x, self.W) + self.b


class Sigmoid:
    def forward(self, x):
        return 1 / (1 + np.exp(-x))


def predict(self, x):
    layers = [
        Affine(self.params["W1"], self.params["b1"]),
        Sigmoid(),
        Affine(self.params["W2"], self.params["b2"]),
    ]
    for layer in layers:
        x = layer.forward(x)
    return softmax(x)
