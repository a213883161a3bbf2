# return is indented into the loop: only the first entry is filled.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        p = f(x)
        x[i] = tmp - h
        m = f(x)
        x[i] = tmp
        grad[i] = (p - m) / (2 * h)
        return grad
