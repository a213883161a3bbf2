# /// variant
# title.en = "The gradient is computed only at the start"
# title.ja = "勾配を出発点でしか計算していない"
# hint.en = "Your first step is right, but all others repeat it: the way is a straight line with steps of one length. At a new point the slope is another one. For which point, and how often, do you ask for the gradient?"
# hint.ja = "最初の一歩は正しいのに、そのあとも同じ一歩を繰り返し、まっすぐ進み続けています。進んだ先では傾きが変わります。勾配を、どの点で、何回求めていますか。"
# fails = "test_every_row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    path = [x]
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x = x - lr * grad
        path.append(x)
    return np.array(path)
