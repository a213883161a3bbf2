# /// variant
# title.en = "Takes a step even for step_num 0"
# title.ja = "step_num が 0 でも一歩進んでしまう"
# hint.en = "For one step and more your way is right, but when none is asked for you take one all the same. Does anything ask for the number of steps before the first of them?"
# hint.ja = "1歩以上なら正しいのですが、一歩も進まないはずのときにも動いてしまいます。最初の一歩の前に、進む回数を確かめていますか。"
# fails = "test_no_steps"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    while True:
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
        if len(path) > step_num:
            return np.array(path)
