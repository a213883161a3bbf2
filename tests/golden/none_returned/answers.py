# Prints the answer instead of returning it.

# %% mean_squared_error
def mean_squared_error(y, t):
    print(0.5 * np.sum((y - t) ** 2))
