# Returns the derivative as a function instead of its value at x.
def numerical_diff(f, x):
    h = 1e-4
    def df(x):
        return (f(x + h) - f(x - h)) / (2 * h)
    return df
