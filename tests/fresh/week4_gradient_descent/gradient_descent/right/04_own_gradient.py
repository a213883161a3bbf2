# Does not call numerical_gradient, has its own central difference with unit vectors.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    h = 1e-4
    x = np.asarray(init_x).astype(float)
    E = np.eye(len(x))
    for _ in range(step_num):
        g = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in E])
        x = x - lr * g
    return x
