# The buffer for the differences has the integer type of t, so they are cut off to whole numbers.
def mean_squared_error(y, t):
    d = np.zeros_like(t)
    for k in range(t.size):
        d[k] = y[k] - t[k]
    return 0.5 * np.sum(d ** 2)
