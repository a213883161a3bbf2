# Formats the result as in the example and returns a string.
def mean_squared_error(y, t):
    e = 0.5 * np.sum((y - t) ** 2)
    return f"{e:.4f}"
