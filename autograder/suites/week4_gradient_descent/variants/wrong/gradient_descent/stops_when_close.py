# /// variant
# title.en = "Stops early, when a step is short"
# title.ja = "一歩が短くなると、途中でやめてしまう"
# hint.en = "Your walk ends before the last step, a little way from the bottom, because the steps have become short. How many steps are asked for?"
# hint.ja = "一歩が短くなったところで歩くのをやめるので、谷底の少し手前で終わっています。何歩進むように言われていましたか。"
# fails = "test_arrives"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        step = lr * numerical_gradient(f, x)
        x = x - step
        if np.linalg.norm(step) < 1e-3:
            break
    return x
