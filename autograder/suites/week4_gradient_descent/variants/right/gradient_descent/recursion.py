# /// variant
# unusual = "By recursion, one step in each call"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if step_num == 0:
        return np.array(init_x, dtype=float)
    x = np.array(init_x, dtype=float)
    return gradient_descent(f, x - lr * numerical_gradient(f, x), lr, step_num - 1)
