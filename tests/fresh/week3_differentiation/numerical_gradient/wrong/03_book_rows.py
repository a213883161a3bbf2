# The book's 2d helper: every row is handed to f alone, not the whole array.
def _numerical_gradient_1d(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2*h)
        x[idx] = tmp_val
    return grad


def numerical_gradient(f, X):
    if X.dtype.kind != "f":
        X = X.astype(float)
    if X.ndim == 1:
        return _numerical_gradient_1d(f, X)
    grad = np.zeros(X.shape)
    for idx, x in enumerate(X):
        grad[idx] = _numerical_gradient_1d(f, x)
    return grad
