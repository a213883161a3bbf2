# /// attack
# title = "Ends the process when it is called, as if all tests had passed"
# threats = [3]
# expect = "The end of the process is a failed call"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["call_died"]
# ///
import os
import sys


# %% mean_squared_error
def mean_squared_error(y, t):
    os._exit(0)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    sys.exit(0)
