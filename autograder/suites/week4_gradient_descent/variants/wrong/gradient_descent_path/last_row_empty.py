# /// variant
# title.en = "The last row is left at zero"
# title.ja = "最後の行が 0 のままになっている"
# hint.en = "All rows are right but the last, which holds zeros only: the loop ends before it is filled. Does every step get a round of the loop?"
# hint.ja = "最後の行だけが 0 のままで、ほかの行は合っています。そこを埋める前に、ループが終わっているからです。ループは、指定された歩数だけまわっていますか。"
# fails = "test_ends_at_the_end"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.zeros((step_num + 1, len(init_x)))
    path[0] = init_x
    for i in range(1, step_num):
        path[i] = path[i - 1] - lr * numerical_gradient(f, path[i - 1])
    return path
