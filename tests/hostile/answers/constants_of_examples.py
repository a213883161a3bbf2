# /// attack
# title = "Answers from a table of the visible examples"
# threats = [22]
# expect = "Hidden inputs are fresh for every submission, so the table never fits"
# points = { mini_batch = 0.43 }
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return {0.6: 0.0975, 0.1: 0.5975, 0.2: 0.07}.get(float(y.flat[min(2, y.size - 1)]), 0.0975)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return {0.6: 0.510825, 0.1: 2.302584}.get(float(np.ravel(y)[-1]), 1.406705)


# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = [50_000, 15_000, 6_000, 17_000, 24_000][:size]
    return x[[row % len(x) for row in rows]], t[[row % len(t) for row in rows]]
