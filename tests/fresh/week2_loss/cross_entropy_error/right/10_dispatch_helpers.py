# Four little helpers, one per case; guard only where the probability is 0.
def _safe_log(p, eps=1e-10):
    return np.log(np.where(p == 0, eps, p))


def _one(y, k):
    return -_safe_log(y[k])


def cross_entropy_error(y, t, eps=1e-10):
    cases = {
        (1, 0): lambda: _one(y, t),
        (1, 1): lambda: _one(y, np.flatnonzero(t)[0]),
        (2, 1): lambda: sum(_one(r, k) for r, k in zip(y, t)) / len(t),
        (2, 2): lambda: sum(_one(r, np.flatnonzero(o)[0]) for r, o in zip(y, t)) / len(t),
    }
    return cases[np.ndim(y), np.ndim(t)]()
