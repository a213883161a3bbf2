# /// attack
# title = "Returns one long text among many empty ones, so that an array of them takes 40 GB in the grader"
# threats = [7, 12]
# expect = "A list of texts is refused as what it is, before an array is made of it"
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return ["9" * 900_000] + [""] * 60_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return [["9" * 900_000], [""] * 60_000]


# %% mini_batch
def mini_batch(x, t, size, rng):
    return ["9" * 450_000] + [""] * 45_000, ["9" * 450_000] + [""] * 45_000
