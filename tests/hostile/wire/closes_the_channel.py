# /// attack
# title = "Closes every file descriptor and lives on without the channel"
# threats = [3, 8, 15]
# expect = "A closed channel is an ended process"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# tells = ["call_died"]
# ///
import os


# %% mean_squared_error
def mean_squared_error(y, t):
    os.closerange(3, 256)
    return 0.5 * np.sum((y - t) ** 2)
