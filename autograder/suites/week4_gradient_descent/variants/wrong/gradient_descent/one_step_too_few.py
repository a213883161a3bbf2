# /// variant
# title.en = "Takes one step too few"
# title.ja = "一歩少ない"
# hint.en = "When one step is asked for you stay at the start, and other walks end one step early too. How many rounds does your loop really make? Count them for a small step_num."
# hint.ja = "1歩と指定されたときに出発点から動かず、ほかのときも一歩手前で終わっています。ループは実際に何回まわりますか。小さい step_num で数えてみましょう。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
    return x
