# /// attack
# title = "Returns nan and inf, with which no comparison says that it is wrong"
# threats = [21]
# expect = "Only finite numbers are compared; these earn nothing"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return float("nan")


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.float64("inf")


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.full((size, *x.shape[1:]), np.nan), np.full((size, *t.shape[1:]), np.inf)
