# Recursion, halving the number of steps so that it never gets deep.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x
    if step_num == 1:
        return x - lr * numerical_gradient(f, x)
    half = step_num // 2
    middle = gradient_descent(f, x, lr, half)
    return gradient_descent(f, middle, lr, step_num - half)
