# The five-point formula.
def numerical_diff(f, x):
    h = 1e-3
    return (-f(x + 2*h) + 8*f(x + h) - 8*f(x - h) + f(x - 2*h)) / (12*h)
