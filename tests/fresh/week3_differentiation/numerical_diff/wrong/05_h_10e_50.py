# The book's bad example: h = 10e-50, so nothing moves.
def numerical_diff(f, x):
    h = 10e-50
    return (f(x + h) - f(x - h)) / (2 * h)
