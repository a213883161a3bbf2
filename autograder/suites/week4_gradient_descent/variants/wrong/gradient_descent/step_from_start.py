# /// variant
# title.en = "Every step begins at init_x again"
# title.ja = "どの一歩も init_x から踏み出している"
# hint.en = "Your first step is right, but the next ones begin at the start again, so you never get far from it. From which point should a step set out?"
# hint.ja = "最初の一歩は正しいのですが、次の一歩も出発点から踏み出すので、そこから離れていけません。どの点から次の一歩を踏み出せばよいでしょうか。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = init_x - lr * grad
    return x
