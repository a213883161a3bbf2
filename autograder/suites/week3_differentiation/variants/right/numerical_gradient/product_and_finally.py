# /// variant
# unusual = "itertools.product for the places, x put back in a finally, a print"
# ///
from itertools import product


def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    gradient = np.full(x.shape, np.nan)
    for index in product(*map(range, x.shape)):
        kept = x[index].copy()
        try:
            x[index] = kept + h
            right = f(x)
            x[index] = kept - h
            gradient[index] = (right - f(x)) / (2 * h)
        finally:
            x[index] = kept
    print(gradient)
    return gradient
