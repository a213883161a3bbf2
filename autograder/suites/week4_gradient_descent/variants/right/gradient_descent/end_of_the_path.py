# /// variant
# unusual = "Takes the last point of a path kept as a list, prints on the way, has an extra parameter"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100, verbose=True):
    path = [1.0 * np.array(init_x)]
    for i in range(step_num):
        path += [path[-1] - lr * numerical_gradient(f, path[-1])]
        if verbose and i % 50 == 0:
            print(f"step {i}: {f(path[-1])}")
    return path[-1]
