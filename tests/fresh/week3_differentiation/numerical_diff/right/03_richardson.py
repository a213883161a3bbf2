# Two central differences and Richardson's extrapolation.
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)
    return (4 * central(5e-4) - central(1e-3)) / 3
