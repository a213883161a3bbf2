# Keeps the whole path and returns its last point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return path[-1]
