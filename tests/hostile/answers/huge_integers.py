# /// attack
# title = "Returns integers of a million digits, and numbers just beyond a double"
# threats = [7, 21]
# expect = "They cross by handle or not at all"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return 1 << 3_000_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return np.longdouble("1e4000")


# %% mini_batch
def mini_batch(x, t, size, rng):
    return [[10**400] * 4] * size, [-(2**63)] * size
