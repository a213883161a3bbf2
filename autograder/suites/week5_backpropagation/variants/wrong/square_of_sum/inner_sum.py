# /// variant
# title.en = "The value is the sum, not yet its square"
# title.ja = "z が、2乗する前の和になっている"
# hint.en = "Your derivatives are those of the square, but the value you return is still the one from the middle of the graph. Which node's output is z?"
# hint.ja = "微分は2乗のものになっていますが、返している値は、まだグラフの途中のものです。z は、どのノードの出力ですか。"
# fails = "test_value"
# ///
def square_of_sum(x, y):
    add, mul = AddLayer(), MulLayer()
    z = add.forward(x, y)
    mul.forward(z, z)
    da, db = mul.backward(1)
    dx, dy = add.backward(da + db)
    return z, dx, dy
