# /// variant
# unusual = "The plain formula, which warns of an overflow and is right all the same"
# ///
import warnings


class SigmoidLayer:
    def forward(self, x):
        warnings.warn("about to compute")
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout):
        return dout * (1.0 - self.y) * self.y
