# Wrong: takes the mean where half the sum is asked for.

# %% mean_squared_error
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)
