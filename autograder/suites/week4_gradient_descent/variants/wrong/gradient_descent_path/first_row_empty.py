# /// variant
# title.en = "The first row is left at zero"
# title.ja = "最初の行が 0 のままになっている"
# hint.en = "All rows are right but the first, which holds zeros only: the table was made, and its first row never filled. Which point belongs there?"
# hint.ja = "最初の行だけが 0 のままで、ほかの行は合っています。表を作ったあと、最初の行に何も書いていないからです。そこには、どの点が入りますか。"
# fails = "test_begins_at_the_start"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = np.zeros((step_num + 1, len(x)))
    for i in range(1, step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        path[i] = x
    return path
