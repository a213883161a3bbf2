# Flattens x and hands the flat array to f; the result is reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    shape = x.shape
    v = x.reshape(-1) if x.dtype == float else x.reshape(-1).astype(float)
    grad = np.zeros(v.size)
    for i in range(v.size):
        tmp = v[i]
        v[i] = tmp + h
        f1 = f(v)
        v[i] = tmp - h
        f2 = f(v)
        v[i] = tmp
        grad[i] = (f1 - f2) / (2 * h)
    return grad.reshape(shape)
