# Overwrites the caller's y with y -= t.
def mean_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y**2)
