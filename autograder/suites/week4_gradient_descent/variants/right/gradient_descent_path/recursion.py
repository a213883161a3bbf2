# /// variant
# unusual = "By recursion: a row, and the path from the next point"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    here = np.array(init_x, dtype=float)
    if step_num == 0:
        return here[None]
    there = here - lr * numerical_gradient(f, here)
    return np.concatenate([[here], gradient_descent_path(f, there, lr, step_num - 1)])
