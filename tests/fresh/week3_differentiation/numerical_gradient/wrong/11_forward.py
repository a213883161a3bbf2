# Forward difference for every entry.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind in "iu":
        x = x.astype(np.float64)
    fx = f(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        t = x[i]
        x[i] = t + h
        g[i] = (f(x) - fx) / h
        x[i] = t
    return g
