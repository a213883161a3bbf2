# %% mean_squared_error
def mean_squared_error(y, t)
    return 0.5 * np.sum((y - t) ** 2)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
