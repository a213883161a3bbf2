# /// variant
# title.en = "Takes a step even for step_num 0"
# title.ja = "step_num が 0 でも一歩進んでしまう"
# hint.en = "For one step and more your walk is right, but when none is asked for you take one all the same. Does anything ask for the number of steps before the first of them?"
# hint.ja = "1歩以上なら正しく進みますが、一歩も進まないはずのときにも動いてしまいます。最初の一歩の前に、進む回数を確かめていますか。"
# fails = "test_no_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    count = 0
    while True:
        x = x - lr * numerical_gradient(f, x)
        count += 1
        if count >= step_num:
            return x
