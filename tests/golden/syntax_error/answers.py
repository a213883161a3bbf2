# The colon after the parameters is missing.

# %% mean_squared_error
def mean_squared_error(y, t)
    return 0.5 * np.sum((y - t) ** 2)
