# /// variant
# unusual = "Walks anew for every row, by gradient_descent"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    return np.array([gradient_descent(f, init_x, lr, i) for i in range(step_num + 1)])
