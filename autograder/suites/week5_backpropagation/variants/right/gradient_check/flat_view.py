# /// variant
# unusual = "A flat view of x, the built-in max, and whole numbers made floats first"
# ///
def gradient_check(f, x, analytic):
    x = x if x.dtype.kind == "f" else x.astype(float)
    view, errors = x.reshape(-1), []
    for i, a in enumerate(np.ravel(analytic).tolist()):
        here = view[i]
        try:
            view[i] = here + 1e-6
            above = f(x)
            view[i] = here - 1e-6
            below = f(x)
        finally:
            view[i] = here
        n = (above - below) / 2e-6
        errors.append(0 if a == n == 0 else abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return max(errors)
