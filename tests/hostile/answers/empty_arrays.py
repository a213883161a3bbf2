# /// attack
# title = "Returns empty arrays, which agree with everything element by element"
# threats = [21]
# expect = "Kind and shape are looked at first"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return np.empty(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.empty((0, 3))


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.empty((0, *x.shape[1:])), np.empty(0)
