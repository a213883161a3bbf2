# /// attack
# title = "Opens files, pipes and event counters until there are no more"
# threats = [12]
# expect = "There are 256 for itself alone; without one the answers still count"
# points = { mean_squared_error = 3.0 }
# ///
import os

opened = []
try:
    while len(opened) < 5000:
        opened += os.pipe()
except OSError:
    pass
try:
    while len(opened) < 5000:
        opened.append(os.dup(1))
except OSError:
    pass
if len(opened) >= 5000:
    got("descriptors")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
