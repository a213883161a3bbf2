# Logarithm to base 10 instead of the natural one.
def cross_entropy_error(y, t):
    K = y.shape[-1]
    if np.ndim(t) != np.ndim(y):
        t = np.identity(K)[t]
    e = -np.sum(t * np.log10(y + 1e-7), axis=-1)
    return np.mean(e)
