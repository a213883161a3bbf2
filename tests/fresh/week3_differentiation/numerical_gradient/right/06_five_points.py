# Five-point formula, on x itself.
def numerical_gradient(f, x):
    h = 1e-3
    if x.dtype != np.dtype(float):
        x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x0 = x[idx]
        for k, w in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
            x[idx] = x0 + k * h
            grad[idx] += w * f(x)
        x[idx] = x0
        grad[idx] /= 12 * h
    return grad
