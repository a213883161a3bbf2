# /// variant
# unusual = "Computes with NumPy numbers of 32 bits"
# ///
class AddLayer:
    def forward(self, a, b):
        self.a, self.b = np.float32(a), np.float32(b)
        return self.a + self.b

    def backward(self, dout):
        one = np.float32(1)
        return np.float32(dout) * one, np.float32(dout) * one
