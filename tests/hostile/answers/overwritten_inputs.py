# /// attack
# title = "Overwrites its arguments with some whose answer it knows"
# threats = [26]
# expect = "The reference is asked with the grader's own arrays, which never change"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    y[...], t[...] = 2, 0
    return 2.0 * y.size


# %% cross_entropy_error
def cross_entropy_error(y, t):
    y[...] = np.exp(-1)
    return 1.0


# %% mini_batch
def mini_batch(x, t, size, rng):
    x[...], t[...] = 7.25, 99
    return x[:size], t[:size]
