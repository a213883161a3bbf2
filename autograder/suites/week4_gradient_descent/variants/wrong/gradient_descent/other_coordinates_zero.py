# /// variant
# title.en = "An own gradient sets all other coordinates to 0"
# title.ja = "自作の勾配で、ほかの座標を 0 にしている"
# hint.en = "Right as long as f is a sum of functions of one coordinate each, wrong where the coordinates depend on each other. Where do the other coordinates stand while you measure the slope of one?"
# hint.ja = "座標ごとに分かれた関数の和なら正しいのですが、座標が互いに影響し合う関数では合いません。一つの座標の傾きを測るあいだ、ほかの座標はどこにありますか。"
# fails = "test_coordinates_together"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    h = 1e-4
    for step in range(step_num):
        grad = np.zeros_like(x)
        for i in range(x.size):
            p = np.zeros_like(x)
            p[i] = x[i] + h
            m = np.zeros_like(x)
            m[i] = x[i] - h
            grad[i] = (f(p) - f(m)) / (2 * h)
        x = x - lr * grad
    return x
