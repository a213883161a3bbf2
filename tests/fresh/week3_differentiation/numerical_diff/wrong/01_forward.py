# Forward difference, as in the exercise before.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h
