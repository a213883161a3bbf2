# All pairs of everything.

# %% mean_squared_error
def mean_squared_error(y, t):
    pairs = np.ones((len(y), 100_000, 100_000))
    return 0.5 * np.sum((y - t) ** 2) * pairs.mean()
