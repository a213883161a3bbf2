# A function of one number per entry, which sets the entry and calls f; then the central difference of that.
def numerical_gradient(f, x, h=1e-4):
    if x.dtype.kind in "iub":
        x = x.astype(float)

    def diff(g, a):
        return (g(a + h) - g(a - h)) / (2 * h)

    grad = np.zeros(x.shape, dtype=np.float64)
    for i, value in np.ndenumerate(x.copy()):
        def along(a):
            x[i] = a
            return f(x)
        grad[i] = diff(along, value)
        x[i] = value
    return grad
