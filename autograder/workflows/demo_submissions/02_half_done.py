# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    # one-hot only, so far
    if y.ndim == 1:
        y, t = y.reshape(1, -1), np.reshape(t, (1, -1))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)
