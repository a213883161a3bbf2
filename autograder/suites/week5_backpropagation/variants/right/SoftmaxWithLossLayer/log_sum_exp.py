# /// variant
# unusual = "The loss from the logarithm of the sum, which never sees a zero and needs no guard"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x = np.asarray(x, dtype=float)
        top = x.max(axis=1, keepdims=True)
        log_y = x - top - np.log(np.exp(x - top).sum(axis=1, keepdims=True))
        self.y = np.exp(log_y)
        self.right = np.arange(x.shape[1]) == np.reshape(t, (-1, 1)) if np.ndim(t) == 1 else t == 1
        return -log_y[self.right].mean()

    def backward(self, dout=1):
        return dout * (self.y - self.right.astype(float)) / len(self.y)
