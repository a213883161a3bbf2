# The sum of squares as a dot product of the difference with itself.
def mean_squared_error(y, t):
    d = y - t
    return np.dot(d, d) / 2
