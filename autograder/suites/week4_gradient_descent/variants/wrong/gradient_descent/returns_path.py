# /// variant
# title.en = "Returns every point of the way"
# title.ja = "通った点をすべて返している"
# hint.en = "A whole table of points comes back, with a row for every step. Here only the place where the walk ends is asked for; the way itself is the next exercise."
# hint.ja = "点をすべて並べた表が返ってきます。ここで返してほしいのは、最後にたどり着いた点だけです。道のりを残すのは、次の問題です。"
# fails = "test_no_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)
