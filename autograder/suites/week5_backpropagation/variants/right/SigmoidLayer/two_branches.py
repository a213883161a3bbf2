# /// variant
# unusual = "Two formulas, chosen by the sign, element by element over a flat copy"
# ///
import math


class SigmoidLayer:
    def forward(self, x):
        values = []
        for v in np.ravel(x).tolist():
            e = math.exp(-abs(v))
            values.append(1 / (1 + e) if v >= 0 else e / (1 + e))
        self.memory = np.reshape(values, np.shape(x))
        return self.memory

    def backward(self, dout):
        flat = [d * y * (1 - y) for d, y in zip(np.ravel(dout), self.memory.ravel())]
        return np.array(flat).reshape(self.memory.shape)
