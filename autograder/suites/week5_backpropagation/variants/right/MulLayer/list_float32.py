# /// variant
# unusual = "NumPy numbers of 32 bits, and a list comes back"
# ///
class MulLayer:
    def forward(self, x, y):
        self.inputs = np.array([x, y], dtype=np.float32)
        return self.inputs.prod()

    def backward(self, dout):
        return list(np.float32(dout) * self.inputs[::-1])
