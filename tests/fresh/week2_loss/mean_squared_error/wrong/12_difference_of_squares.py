# y^2 - t^2 instead of (y - t)^2.
def mean_squared_error(y, t):
    error = y**2 - t**2
    return 0.5 * error.sum()
