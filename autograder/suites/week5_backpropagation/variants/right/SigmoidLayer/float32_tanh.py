# /// variant
# unusual = "By way of tanh, in 32 bits"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = (0.5 * (1 + np.tanh(0.5 * np.asarray(x)))).astype(np.float32)
        return self.y

    def backward(self, dout):
        return (np.asarray(dout, dtype=np.float32) * self.y * (1 - self.y)).astype(np.float32)
