# Turns labels into one-hot and has a single formula.
def cross_entropy_error(y, t):
    y = np.asarray(y)
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = y.shape[0] if y.ndim == 2 else 1
    return -np.sum(t * np.log(y + 1e-7)) / n
