# The factor 1/2 is missing: the plain sum of squares.
def mean_squared_error(y, t):
    return np.sum((y - t) ** 2)
