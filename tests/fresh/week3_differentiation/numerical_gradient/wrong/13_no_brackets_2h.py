# / 2 * h without brackets.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if x.dtype == np.float64 else x.astype(np.float64)
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        tmp_val = x[i]
        x[i] = tmp_val + h
        fxh1 = f(x)
        x[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / 2 * h
        x[i] = tmp_val
    return grad
