# /// attack
# title = "Leaves its session and process group, and asks not to die with its parent"
# threats = [11]
# expect = "The whole namespace is killed, wherever in it the process is"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import ctypes
import os
import time

libc = ctypes.CDLL(None)
for call in (os.setsid, lambda: os.setpgid(0, 0)):
    try:
        call()
    except OSError:
        pass
libc.prctl(1, 0)  # no signal when the parent dies
libc.prctl(36, 1)  # adopts orphans


# %% mini_batch
def mini_batch(x, t, size, rng):
    time.sleep(10**6)
