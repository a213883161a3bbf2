# /// attack
# title = "Answers right with objects whose __del__ ends the process"
# threats = [3, 8]
# expect = "A test whose call finds the process gone has failed; the other exercises start anew"
# honest = ["cross_entropy_error", "mini_batch"]
# points = { mean_squared_error = 0.5, cross_entropy_error = 5.0, mini_batch = 3.0 }
# tells = ["call_died"]
# ///
import os


class Mine(float):
    def __del__(self): os._exit(0)


# %% mean_squared_error
def mean_squared_error(y, t):
    return Mine(0.5 * np.sum((y - t) ** 2))
