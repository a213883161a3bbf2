# /// variant
# unusual = "An own gradient by forward differences with a small step, f called once more at the point"
# ///
def slope(f, x, h=1e-5):
    here = f(x)
    return np.array([(f(x + e) - here) / h for e in h * np.eye(len(x))])


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * slope(f, x)
    return x
