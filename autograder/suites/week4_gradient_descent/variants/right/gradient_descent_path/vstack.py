# /// variant
# unusual = "np.vstack in the loop, float32 in the end, an integer start kept as it came"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.atleast_2d(init_x)
    for _ in range(step_num):
        path = np.vstack([path, path[-1] - lr * numerical_gradient(f, path[-1])])
    return path.astype("float32")
