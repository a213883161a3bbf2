# /// variant
# title.en = "The start stands in two rows"
# title.ja = "出発点が2行ある"
# hint.en = "There is one row too many, and the first two are the same: the start is kept before the loop and once more in its first round. Write down by hand what is in your list after one step."
# hint.ja = "行が一つ多く、最初の2行が同じです。ループの前と、ループの1回目とで、出発点を2度残しています。一歩進んだときにリストに何が入っているか、書き出してみましょう。"
# fails = "test_a_row_for_each_point"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x.copy()]
    for i in range(step_num):
        path.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    path.append(x.copy())
    return np.array(path)
