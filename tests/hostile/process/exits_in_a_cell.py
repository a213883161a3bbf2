# /// attack
# title = "Ends the process in cells, by exit, atexit, signals and the C library"
# threats = [3]
# expect = "The cell is left out and the rest runs without it"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# tells = ["cell_died"]
# ///
import atexit
import os

atexit.register(print, "11 passed")
os._exit(0)


# %% mean_squared_error
import ctypes
ctypes.CDLL(None)._exit(0)


# %% cross_entropy_error
import os
import signal
os.kill(os.getpid(), signal.SIGKILL)
