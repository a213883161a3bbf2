# Loops over len(x): in a table whole rows move together (and the "old value" is a view).
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        f1 = f(x)
        x[i] = tmp - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
        x[i] = tmp
    return grad
