# /// variant
# unusual = "An own gradient by a five-point stencil, in a while loop"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=np.float64)
    h = 1e-3
    step = 0
    while step < step_num:
        g = []
        for e in np.identity(x.size) * h:
            g.append((8 * (f(x + e) - f(x - e)) - (f(x + 2 * e) - f(x - 2 * e))) / (12 * h))
        x = x - lr * np.asarray(g)
        step += 1
    return x
