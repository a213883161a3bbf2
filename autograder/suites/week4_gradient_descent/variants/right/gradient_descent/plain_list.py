# /// variant
# unusual = "Returns a plain list of floats and computes with lists inside"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = [float(v) for v in init_x]
    h = 1e-4
    for _ in range(step_num):
        g = []
        for i in range(len(x)):
            up = x[:i] + [x[i] + h] + x[i + 1 :]
            down = x[:i] + [x[i] - h] + x[i + 1 :]
            g.append((f(np.array(up)) - f(np.array(down))) / (2 * h))
        x = [v - lr * s for v, s in zip(x, g)]
    return x
