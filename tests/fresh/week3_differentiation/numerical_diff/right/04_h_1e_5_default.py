# The step is an extra parameter with a default of 1e-5.
def numerical_diff(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (h + h)
