# Looks to both sides but divides by h only.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / h
