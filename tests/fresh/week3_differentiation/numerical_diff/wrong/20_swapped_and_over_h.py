# Two mistakes: left minus right, and divided by h instead of 2h.
def numerical_diff(f, x):
    delta = 1e-4
    x1, x2 = x - delta, x + delta
    return (f(x1) - f(x2)) / delta
