# Forgot the sum, so an array of one half square per class comes back.
def mean_squared_error(y, t):
    return 1/2 * (y - t)**2
