# /// variant
# unusual = "The five-point formula; x is put back from a copy of it"
# ///
def numerical_gradient(f, x):
    h = 1e-3
    x = np.asarray(x, dtype=np.float64)
    saved = x.copy()
    gradient = np.zeros(x.shape)
    for index, _ in np.ndenumerate(saved):
        for factor, weight in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
            x[index] = saved[index] + factor * h
            gradient[index] += weight * f(x)
        np.copyto(x, saved)
    return gradient / (12 * h)
