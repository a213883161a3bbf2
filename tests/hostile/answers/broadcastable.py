# /// attack
# title = "Returns the right value, spread over an array of another shape"
# threats = [21]
# expect = "An array is not a number, however equal all of its elements are"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return np.full(y.shape, 0.5 * np.sum((y - t) ** 2))


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.zeros((1, 1))


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows][None], t[rows][None]
