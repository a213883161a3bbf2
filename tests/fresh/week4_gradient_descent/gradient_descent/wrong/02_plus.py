# Walks uphill: + instead of -.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
    return x
