# Steps +h, -2h, +h: x comes back only up to rounding.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        down = f(x)
        x[index] += h
        grad[index] = (up - down) / (2 * h)
    return grad
