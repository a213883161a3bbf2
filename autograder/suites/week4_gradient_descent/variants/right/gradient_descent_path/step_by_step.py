# /// variant
# unusual = "One step of gradient_descent for each row"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for _ in range(step_num):
        path.append(gradient_descent(f, path[-1], lr=lr, step_num=1))
    return np.stack(path)
