# /// variant
# unusual = "The guard is 1e-4, and backward is the exact derivative with the guard in it"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t, guard=1e-4):
        self.guard = guard
        self.y = softmax(x)
        self.t = np.array(t) if np.ndim(t) == 2 else np.eye(np.shape(x)[1])[t]
        return np.array(-np.sum(self.t * np.log(self.y + guard)) / len(self.t))

    def backward(self, dout=None):
        factor = 1 if dout is None else dout
        dy = -self.t / (self.y + self.guard) / len(self.t)
        return factor * self.y * (dy - np.sum(dy * self.y, axis=1, keepdims=True))
