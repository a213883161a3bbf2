# 0.1 is written into the step, lr is ignored.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.1 * numerical_gradient(f, x)
    return x
