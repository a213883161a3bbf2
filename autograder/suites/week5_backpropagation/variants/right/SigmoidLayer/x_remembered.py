# /// variant
# unusual = "Remembers a copy of x and computes the sigmoid anew on the way back"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.x = np.array(x, dtype=float)
        return sigmoid(self.x)

    def backward(self, dout):
        return np.multiply(dout, sigmoid(self.x) * sigmoid(-self.x))
