# /// variant
# unusual = "functools.partial of a helper made of NumPy's functions"
# ///
from functools import partial


def on_line(slope, height, x, t):
    return np.add(height, np.multiply(slope, np.subtract(t, x)))


def tangent_line(f, x):
    return partial(on_line, numerical_diff(f, x), f(x), x)
