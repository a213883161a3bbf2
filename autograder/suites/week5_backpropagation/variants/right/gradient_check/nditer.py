# /// variant
# unusual = "np.nditer, a large step, and prints"
# ///
def gradient_check(f, x, analytic):
    point = np.asarray(x, dtype=float)
    result, it = 0.0, np.nditer(point, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        here = point[i].copy()
        point[i] = here + 1e-3
        above = f(point)
        point[i] = here - 1e-3
        below = f(point)
        point[i] = here
        n = (above - below) / 2e-3
        a = np.asarray(analytic)[i]
        print(i, a, n)
        result = np.maximum(result, np.abs(a - n) / np.maximum(np.abs(a) + np.abs(n), 1e-8))
        it.iternext()
    return result
