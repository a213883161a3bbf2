# Two mistakes: diff is only a second name for y, which gets overwritten, and the 1/2 is missing.
def mean_squared_error(y, t):
    diff = y
    diff -= t
    diff *= diff
    return diff.sum()
