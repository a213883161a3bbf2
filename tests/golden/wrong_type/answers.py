# Text where a number is asked for.

# %% mean_squared_error
def mean_squared_error(y, t):
    return f"{0.5 * np.sum((y - t) ** 2):.4f}"
