# The binary formula: the wrong classes' (1 - t) log(1 - y) is added as well.
def cross_entropy_error(y, t):
    eps = 1e-7
    t = np.asarray(t)
    if t.ndim != y.ndim:
        t = np.eye(y.shape[-1])[t]
    each = t * np.log(y + eps) + (1 - t) * np.log(1 - y + eps)
    return -each.sum() / np.atleast_2d(y).shape[0]
