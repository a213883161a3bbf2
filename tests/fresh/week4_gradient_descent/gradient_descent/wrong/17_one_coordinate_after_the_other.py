# Updates the coordinates one by one, and each sees the earlier ones already moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        for i in range(x.size):
            x[i] -= lr * numerical_gradient(f, x)[i]
    return x
