# /// variant
# unusual = "Returns a tuple of numbers"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x) + 0.0
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return tuple(x)
