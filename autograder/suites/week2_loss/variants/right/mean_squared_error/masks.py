# /// variant
# unusual = "Right and wrong classes apart, by boolean masks"
# ///
def mean_squared_error(y, t):
    hit = t > 0.5
    missed = np.sum((1 - y[hit]) ** 2)
    stray = np.sum(y[~hit] ** 2)
    print("missed", missed, "stray", stray)
    return (missed + stray) / 2
