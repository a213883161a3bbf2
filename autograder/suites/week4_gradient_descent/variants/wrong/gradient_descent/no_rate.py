# /// variant
# title.en = "The learning rate is missing from the step"
# title.ja = "一歩の計算に学習率が入っていない"
# hint.en = "Your steps are equally long for every learning rate, and with a tiny one you still go far. What decides how large a part of the gradient you walk?"
# hint.ja = "学習率を変えても、一歩の長さが変わりません。ごく小さい学習率でも、遠くまで動いています。勾配のうちどれだけ進むかは、何で決まるのでしたか。"
# fails = "test_too_large_and_too_small"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= numerical_gradient(f, x)
    return x
