# Converts x to a 0-d array first, and returns a 0-d array.
def numerical_diff(f, x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-4
    return np.array((f(float(x) + h) - f(float(x) - h)) / (2 * h))
