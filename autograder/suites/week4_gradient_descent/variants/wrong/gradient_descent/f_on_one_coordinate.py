# /// variant
# title.en = "An own gradient hands f one coordinate instead of a point"
# title.ja = "自作の勾配で、f に座標を一つだけ渡している"
# hint.en = "Your gradient is right for the bowl of the examples and wrong for nearly every other function: f is given a single number where it needs a whole point. Last week's function is ready-made in this notebook."
# hint.ja = "例にある関数では合いますが、ほかの関数では勾配がほとんど合いません。点を丸ごと渡すべき f に、数を一つだけ渡しているからです。先週の関数が、このノートブックに用意されています。"
# fails = "test_coordinates_together"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    h = 1e-4
    for i in range(step_num):
        grad = np.zeros_like(x)
        for k in range(x.size):
            grad[k] = (f(x[k] + h) - f(x[k] - h)) / (2 * h)
        x -= lr * grad
    return x
