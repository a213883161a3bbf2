# Walks with steps of length lr: the gradient is divided by its norm.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        norm = np.linalg.norm(g)
        if norm > 0:
            g = g / norm
        x = x - lr * g
    return x
