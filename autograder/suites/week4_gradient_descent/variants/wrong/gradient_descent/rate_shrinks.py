# /// variant
# title.en = "The learning rate shrinks from step to step"
# title.ja = "学習率が一歩ごとに小さくなる"
# hint.en = "Your first step is right, but every further one is too short, even for the slope at its point. Does the learning rate stay the same on the whole way?"
# hint.ja = "最初の一歩は正しいのに、次からは、その点の傾きの割に一歩が短すぎます。学習率は、最後まで同じ値のままですか。"
# fails = "test_several_steps"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr / (i + 1) * numerical_gradient(f, x)
    return x
