# /// variant
# unusual = "Recursion over the classes"
# ///
def mean_squared_error(y, t):
    if len(y) == 0:
        return 0.0
    return (y[0] - t[0]) ** 2 / 2 + mean_squared_error(y[1:], t[1:])
