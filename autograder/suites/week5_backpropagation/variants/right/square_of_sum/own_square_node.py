# /// variant
# unusual = "A node of its own for the square, an extra parameter, arrays without axes"
# ///
class SquareLayer:
    def forward(self, t):
        self.t = t
        return t**2

    def backward(self, dout):
        return dout * 2 * self.t


def square_of_sum(x, y, dout=1):
    add, square = AddLayer(), SquareLayer()
    z = square.forward(add.forward(x, y))
    dx, dy = add.backward(square.backward(dout))
    return np.array(z), np.array(dx), np.array(dy)
