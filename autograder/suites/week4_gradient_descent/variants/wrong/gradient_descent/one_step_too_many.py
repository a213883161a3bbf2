# /// variant
# title.en = "Takes one step too many"
# title.ja = "一歩多い"
# hint.en = "When no step is asked for you take one all the same, and other walks end one step late too. How many rounds does your loop really make? Count them for a small step_num."
# hint.ja = "一歩も進まないはずのときに一歩進み、ほかのときも一歩行きすぎて終わっています。ループは実際に何回まわりますか。小さい step_num で数えてみましょう。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    i = 0
    while i <= step_num:
        x = x - lr * numerical_gradient(f, x)
        i += 1
    return x
