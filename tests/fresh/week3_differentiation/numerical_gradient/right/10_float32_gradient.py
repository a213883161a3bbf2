# Moves x in double precision, stores the gradient in float32.
def numerical_gradient(f, x):
    h = 1e-4
    X = np.asarray(x, dtype=float)
    grad = np.zeros(X.shape, dtype=np.float32)
    for i in np.ndindex(X.shape):
        tmp = X[i].copy()
        X[i] = tmp + h
        fp = f(X)
        X[i] = tmp - h
        fm = f(X)
        X[i] = tmp
        grad[i] = (fp - fm) / (2 * h)
    return grad
