# /// variant
# title.en = "The start comes back instead of the end"
# title.ja = "終点ではなく、出発点が返っている"
# hint.en = "Whatever is asked for, the start comes back. Which of your names holds the point that moves, and which one do you return?"
# hint.ja = "何歩と指定しても、出発点が返ってきます。動いている点を持っているのは、どの名前ですか。return しているのは、どの名前ですか。"
# fails = "test_no_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return init_x
