# /// variant
# method = "gradient"
# unusual = "Layers of the book, built anew for each pass"
# ///
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)


class Sigmoid:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


def gradient(self, x, t):
    first = Affine(self.params["W1"], self.params["b1"])
    second = Affine(self.params["W2"], self.params["b2"])
    layers = [first, Sigmoid(), second]
    out = x
    for layer in layers:
        out = layer.forward(out)
    y = softmax(out)
    if t.ndim == 1:
        y[np.arange(len(t)), t] -= 1
    else:
        y -= t
    dout = y / len(x)
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
