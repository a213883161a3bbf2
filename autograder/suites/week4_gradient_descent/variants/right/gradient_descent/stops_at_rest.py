# /// variant
# unusual = "Warns and stops where nothing changes any more"
# ///
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    import warnings

    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if np.array_equal(new, x):
            warnings.warn("nothing moves any more")
            break
        x = new
    return x
