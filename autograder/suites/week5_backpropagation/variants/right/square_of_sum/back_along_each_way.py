# /// variant
# unusual = "Goes back through the sum once for each way, and adds up at the inputs"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    t = add.forward(x, y)
    z = mul.forward(t, t)
    ways = [add.backward(dt) for dt in mul.backward(1.0)]
    dx = sum(way[0] for way in ways)
    dy = sum(way[1] for way in ways)
    return z, dx, dy
