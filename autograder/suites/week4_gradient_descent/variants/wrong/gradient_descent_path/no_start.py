# /// variant
# title.en = "The start is missing"
# title.ja = "出発点の行がない"
# hint.en = "Your first row is the point after one step already, and one row is missing in all. Which point has to be kept before the loop begins?"
# hint.ja = "最初の行が、もう一歩進んだあとの点になっていて、全体でも1行足りません。ループに入る前に、残しておくべき点は何でしょうか。"
# fails = "test_begins_at_the_start"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = []
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        path.append(x)
    return np.array(path)
