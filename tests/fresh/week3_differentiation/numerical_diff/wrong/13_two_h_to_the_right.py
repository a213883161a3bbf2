# Uses 2h, but only on one side: f(x + 2h) - f(x).
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + 2 * h) - f(x)) / (2 * h)
