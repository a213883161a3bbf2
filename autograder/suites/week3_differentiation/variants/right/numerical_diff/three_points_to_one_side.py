# /// variant
# unusual = "Three points to the right, as accurate as the central difference"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return (-3 * f(x) + 4 * f(x + h) - f(x + 2 * h)) / (2 * h)
