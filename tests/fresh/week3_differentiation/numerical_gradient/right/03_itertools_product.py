# itertools.product over the axes, h = 1e-5.
from itertools import product


def numerical_gradient(f, x):
    h = 1e-5
    if x.dtype.kind != "f":
        x = x + 0.0
    grad = np.full(x.shape, np.nan)
    for pos in product(*(range(n) for n in x.shape)):
        keep = x[pos]
        values = []
        for step in (h, -h):
            x[pos] = keep + step
            values.append(f(x))
        x[pos] = keep
        grad[pos] = (values[0] - values[1]) / (2 * h)
    return grad
