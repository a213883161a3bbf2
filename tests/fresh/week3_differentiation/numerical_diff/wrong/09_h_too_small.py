# "The smaller the better": h = 1e-13 drowns in rounding.
def numerical_diff(f, x):
    h = 1e-13
    return (f(x+h) - f(x-h)) / (2*h)
