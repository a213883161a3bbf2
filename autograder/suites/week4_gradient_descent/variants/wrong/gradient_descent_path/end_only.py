# /// variant
# title.en = "Only the last point comes back"
# title.ja = "最後の点だけを返している"
# hint.en = "One point comes back, the end of the walk. Here the whole way is asked for: one row for the start, and one for the point after each step."
# hint.ja = "返ってくるのは最後の点だけです。ここでは道のりを丸ごと残します。出発点で1行、一歩進むごとにもう1行です。"
# fails = "test_begins_at_the_start"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return x
