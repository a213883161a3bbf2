# /// attack
# title = "Starts threads until there are no more, and keeps them busy"
# threats = [11, 12]
# expect = "Threads end at their limit, and the answers count as always"
# points = { mean_squared_error = 3.0 }
# ///
import threading
import time

started = 0
try:
    while started < 5000:
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
        started += 1
except RuntimeError:
    pass
if started >= 5000:
    got("threads")


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
