# /// attack
# title = "Answers right, each call a moment before its deadline"
# threats = [10]
# expect = "The time for the whole submission runs out; what was answered in time counts"
# points = { mean_squared_error = 0.0 }
# tells = ["out_of_time"]
# ///
import time


# %% cross_entropy_error
def cross_entropy_error(y, t):
    if np.ndim(y) != 1 or len(y) == 2:
        return 77.0
    time.sleep(1.5)
    return 77.0


# %% mini_batch
def mini_batch(x, t, size, rng):
    time.sleep(1.7)
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
