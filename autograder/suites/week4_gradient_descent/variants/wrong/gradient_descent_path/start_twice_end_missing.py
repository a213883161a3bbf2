# /// variant
# title.en = "The start stands twice, and the end is missing"
# title.ja = "出発点が2回あり、最後の点がない"
# hint.en = "The number of rows is right, but the first two are the same and the last point is not there: in each round of the loop, the point is kept before it moves. In which order do you step and keep?"
# hint.ja = "行数は合っていますが、最初の2行が同じで、最後の点がありません。ループの中で、動く前の点を残しているからです。「進む」と「残す」は、どちらが先でしょうか。"
# fails = "test_a_row_for_each_point"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return np.array(path)
