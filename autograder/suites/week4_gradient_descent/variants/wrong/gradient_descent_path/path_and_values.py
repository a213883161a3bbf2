# /// variant
# title.en = "Returns the path together with the values of f"
# title.ja = "道のりと一緒に、f の値も返している"
# hint.en = "Two things come back from you as a tuple: the points, and how high each of them lies. Only the table of points was asked for."
# hint.ja = "通った点の表と、それぞれの高さの二つが、タプルで返ってきます。返してほしいのは、点の表だけです。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    values = [f(x)]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
        values.append(f(x))
    return np.array(path), np.array(values)
