# /// variant
# unusual = "A generator inside, and a list of lists of floats comes back"
# ///
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    def walk(x):
        yield x.tolist()
        for _ in range(step_num):
            x = x - lr * numerical_gradient(f, x)
            yield x.tolist()

    return list(walk(np.array(init_x, dtype=float)))
