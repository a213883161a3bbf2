# Off by one: the loop stops before the last class.
def mean_squared_error(y, t):
    e = 0
    for i in range(0, len(y) - 1):
        e += 0.5 * (y[i] - t[i]) ** 2
    return e
