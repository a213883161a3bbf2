# Absolute differences instead of squares.
def mean_squared_error(y, t):
    diff = np.abs(y - t)
    return np.sum(diff) / 2
