# Always works on a float copy, so an f that reads the caller's array sees nothing move.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        a = f(x)
        x[i] = tmp - h
        b = f(x)
        x[i] = tmp
        grad[i] = (a - b) / (2 * h)
    return grad
