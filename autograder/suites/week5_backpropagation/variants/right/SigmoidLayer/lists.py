# /// variant
# unusual = "Lists come back"
# ///
class SigmoidLayer:
    def forward(self, x):
        self.y = sigmoid(x)
        return self.y.tolist()

    def backward(self, dout):
        return (np.asarray(dout) * (self.y - self.y**2)).tolist()
