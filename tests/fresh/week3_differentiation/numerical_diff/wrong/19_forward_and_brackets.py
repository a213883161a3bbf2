# Two mistakes: forward difference, and / 2 * h.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / 2 * h
