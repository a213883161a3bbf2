# /// variant
# unusual = "32 bits, the probabilities clipped, one subtracted at the labels"
# ///
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        x = np.asarray(x, dtype=np.float32)
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        self.labels = np.argmax(t, axis=1) if t.size == self.y.size else t
        picked = np.take_along_axis(self.y, self.labels[:, None], axis=1)
        return np.log(np.clip(picked, 1e-15, 1)).mean() * np.float32(-1)

    def backward(self, dout=1.0):
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.labels] -= 1
        dx *= np.float32(dout)
        return dx / np.float32(len(dx))
