# Two mistakes: the sign (adds the gradient), and one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype=float)
    i = 1
    while i < step_num:
        w += lr * numerical_gradient(f, w)
        i += 1
    return w
