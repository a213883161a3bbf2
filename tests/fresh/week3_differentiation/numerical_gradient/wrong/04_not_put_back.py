# The old value is never put back.
def numerical_gradient(f, x):
    h = 1e-4
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        f1 = f(x)
        x[i] = old - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    return grad
