# No brackets around the numerator: only f(x - h) is divided.
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)
