# /// attack
# title = "Returns texts larger than a frame's header may be"
# threats = [7]
# expect = "Too large to cross: the call has failed, the process goes on"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
# %% mean_squared_error
def mean_squared_error(y, t):
    return "9" * (4 << 20)


# %% mini_batch
def mini_batch(x, t, size, rng):
    return {"x" * (2 << 20): 1}
