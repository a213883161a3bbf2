# The step is a fraction of x: at x = 0 it is zero and 0/0 comes out.
def numerical_diff(f, x):
    h = 1e-5 * x
    return (f(x + h) - f(x - h)) / (2 * h)
