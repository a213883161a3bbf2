# /// variant
# title.en = "Written for exactly two coordinates"
# title.ja = "座標が二つのときにしか使えない"
# hint.en = "With two coordinates all is well; with fewer your code stops with an error, with more some are lost. A whole array can take a step at once, whatever its length."
# hint.ja = "座標が二つなら問題ありませんが、少なければエラーになり、多ければ足りなくなります。配列は、長さがいくつでも、まとめて一歩進めることができます。"
# fails = "test_coordinates_together"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x0, x1 = float(init_x[0]), float(init_x[1])
    for i in range(step_num):
        grad = numerical_gradient(f, np.array([x0, x1]))
        x0 = x0 - lr * grad[0]
        x1 = x1 - lr * grad[1]
    return np.array([x0, x1])
