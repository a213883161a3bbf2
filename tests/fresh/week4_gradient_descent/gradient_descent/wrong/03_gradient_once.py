# The gradient is computed only once, before the loop.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x -= lr * grad
    return x
