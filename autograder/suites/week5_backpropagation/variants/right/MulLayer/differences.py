# /// variant
# unusual = "Finds the local derivatives by a wide difference, which is exact for a product"
# ///
class MulLayer:
    def forward(self, x, y):
        self.x, self.y = float(x), float(y)
        return self.x * self.y

    def backward(self, dout):
        x, y = self.x, self.y
        dx = (x + 0.5) * y - (x - 0.5) * y
        dy = x * (y + 0.5) - x * (y - 0.5)
        return dout * dx, dout * dy
