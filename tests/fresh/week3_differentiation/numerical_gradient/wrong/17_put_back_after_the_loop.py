# Puts everything back only at the end: while a later entry moves, the earlier ones still stand at x - h.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    original = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = original[i] + h
        f1 = f(x)
        x[i] = original[i] - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    x[...] = original
    return grad
