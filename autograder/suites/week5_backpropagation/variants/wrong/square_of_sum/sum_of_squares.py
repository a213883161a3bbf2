# /// variant
# title.en = "The sum of the squares instead of the square of the sum"
# title.ja = "「和の2乗」ではなく「2乗の和」になっている"
# hint.en = "Your value is what comes out if each number is squared by itself first. In which order do the two operations of this graph follow one another?"
# hint.ja = "z の値は、それぞれの数を先に2乗したときのものです。このグラフでは、二つの演算をどの順番で行いますか。"
# fails = "test_value"
# ///
def square_of_sum(x, y):
    square_x, square_y, add = MulLayer(), MulLayer(), AddLayer()
    z = add.forward(square_x.forward(x, x), square_y.forward(y, y))
    dxx, dyy = add.backward(1)
    dx = sum(square_x.backward(dxx))
    dy = sum(square_y.backward(dyy))
    return z, dx, dy
