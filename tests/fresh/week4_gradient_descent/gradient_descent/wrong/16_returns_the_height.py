# Returns the value of f at the end instead of the point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)
