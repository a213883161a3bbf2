# Keeps a backup of the whole array and restores all of it after every call of f.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=np.float64)
    backup = x.copy()
    grad = np.zeros_like(backup)
    for i in np.ndindex(x.shape):
        x[i] += h
        p = f(x)
        x[...] = backup
        x[i] -= h
        m = f(x)
        x[...] = backup
        grad[i] = (p - m) / (2 * h)
    return grad
