# /// variant
# title.en = "Returns the last point together with a history that lacks it"
# title.ja = "最後の点と、その点を含まない履歴を一緒に返している"
# hint.en = "Two things come back from you as a tuple: the last point, and a table of the points before it. Asked for is one table in which the last point is the last row."
# hint.ja = "最後の点と、そこまでの点の表とが、タプルで返ってきます。返してほしいのは表一つだけで、最後の点もその最後の行に入ります。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    x_history = []
    for i in range(step_num):
        x_history.append(x.copy())
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x, np.array(x_history)
