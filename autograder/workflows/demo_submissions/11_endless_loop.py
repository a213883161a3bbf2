# %% mean_squared_error
def mean_squared_error(y, t):
    total, k = 0.0, 0
    while k < len(y):
        total += (y[k] - t[k]) ** 2
    return total / 2


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
