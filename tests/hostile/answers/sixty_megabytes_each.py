# /// attack
# title = "Answers every call with as much data as may just cross"
# threats = [7, 12]
# expect = "The grader's memory does not add them up"
# ///
huge = np.zeros((63 << 20) // 8)


# %% mean_squared_error
def mean_squared_error(y, t):
    return huge


# %% cross_entropy_error
def cross_entropy_error(y, t):
    return huge


# %% mini_batch
def mini_batch(x, t, size, rng):
    return huge, 1
