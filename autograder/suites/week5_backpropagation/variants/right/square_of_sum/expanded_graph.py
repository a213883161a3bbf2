# /// variant
# unusual = "Another graph for the same value: x·x + 2·x·y + y·y"
# ///
def square_of_sum(x, y):
    xx, xy, yy, double = MulLayer(), MulLayer(), MulLayer(), MulLayer()
    z = xx.forward(x, x) + double.forward(2, xy.forward(x, y)) + yy.forward(y, y)
    _, dxy = double.backward(1)
    dx_mixed, dy_mixed = xy.backward(dxy)
    return z, sum(xx.backward(1)) + dx_mixed, sum(yy.backward(1)) + dy_mixed
