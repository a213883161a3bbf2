# /// variant
# unusual = "Arrays without axes come back"
# ///
class AddLayer:
    x = y = None

    def forward(self, x, y):
        self.x, self.y = np.array(x), np.array(y)
        return np.array(self.x + self.y)

    def backward(self, dout):
        return np.array(dout) * np.ones_like(self.x), np.array(dout) * np.ones_like(self.y)
