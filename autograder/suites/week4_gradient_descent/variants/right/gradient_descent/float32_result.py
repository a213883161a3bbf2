# /// variant
# unusual = "Walks in float64 and returns float32"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x.astype(np.float32)
