# /// variant
# unusual = "A table filled row by row, an own gradient with another small step, prints"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    d = len(init_x)
    path = np.empty((step_num + 1, d))
    path[0] = init_x
    for i in range(step_num):
        g = np.zeros(d)
        for k in range(d):
            e = np.zeros(d)
            e[k] = 2e-5
            g[k] = (f(path[i] + e) - f(path[i] - e)) / 4e-5
        path[i + 1] = path[i] - lr * g
        print(path[i + 1])
    return path
