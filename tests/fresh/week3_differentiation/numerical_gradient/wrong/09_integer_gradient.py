# x is converted properly, but the gradient takes over the integer type: slopes are cut off.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    if x.dtype != float:
        x = x.astype(float)
    for idx in np.ndindex(x.shape):
        keep = x[idx]
        x[idx] = keep + h
        fp = f(x)
        x[idx] = keep - h
        fm = f(x)
        x[idx] = keep
        grad[idx] = (fp - fm) / (2 * h)
    return grad
