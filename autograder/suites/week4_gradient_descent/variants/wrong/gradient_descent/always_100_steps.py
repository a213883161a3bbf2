# /// variant
# title.en = "Takes 100 steps, whatever step_num is"
# title.ja = "step_num が何であっても、100 歩進んでいる"
# hint.en = "Your walk is equally long however many steps are asked for; even when none is asked for, you arrive at the bottom. Where does the loop get its number of rounds from?"
# hint.ja = "何歩と指定しても、同じだけ進みます。一歩も進まないはずのときでさえ、谷底まで行っています。ループを回す回数は、どこから来ていますか。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(100):
        x -= lr * numerical_gradient(f, x)
    return x
