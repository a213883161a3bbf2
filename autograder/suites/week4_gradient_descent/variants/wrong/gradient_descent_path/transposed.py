# /// variant
# title.en = "The points are the columns instead of the rows"
# title.ja = "点が行ではなく列になっている"
# hint.en = "The points are all there, but each is a column of your table. The docstring asks for one row for each point: which of the two sizes should come first?"
# hint.ja = "点はすべてそろっていますが、表の列になっています。説明では、点一つが1行です。形状の二つの数は、どちらが先になりますか。"
# fails = "test_one_coordinate_and_five"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path).T
