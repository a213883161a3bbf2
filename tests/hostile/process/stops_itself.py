# /// attack
# title = "Stops itself by SIGSTOP in the middle of a call"
# threats = [10]
# expect = "A stopped process runs into the deadline and is killed"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import os
import signal


# %% mini_batch
def mini_batch(x, t, size, rng):
    os.kill(os.getpid(), signal.SIGSTOP)
