# The return is indented too far: only the first class is counted.
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
        return total / 2
