# Extra parameter, prints now and then, switches off overflow warnings.
def gradient_descent(f, init_x, lr=0.01, step_num=100, verbose=False):
    x = np.copy(init_x).astype(float)
    with np.errstate(all="ignore"):
        for step in range(step_num):
            g = numerical_gradient(f, x)
            np.subtract(x, np.multiply(lr, g), out=x)
            if verbose or step % 50 == 0:
                print(step, x, f(x))
    return x
