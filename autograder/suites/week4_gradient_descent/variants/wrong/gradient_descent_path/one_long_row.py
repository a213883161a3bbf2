# /// variant
# title.en = "All coordinates stand in one long row"
# title.ja = "座標がすべて1列につながっている"
# hint.en = "The right numbers come back, but in one long row in which the points cannot be told apart. How do you join points so that each of them stays a row of a table?"
# hint.ja = "数は合っていますが、一本の長い配列につながっていて、点の区切りがわかりません。一つの点が表の1行になるようにまとめるには、どうすればよいでしょうか。"
# fails = "test_one_coordinate_and_five"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = x.copy()
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path = np.append(path, x)
    return path
