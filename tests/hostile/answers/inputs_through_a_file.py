# /// attack
# title = "Writes the hidden inputs into files, dies, and prints them when the notebook is run again"
# threats = [23]
# expect = "A new process has a new folder, and only the first run's outputs are kept"
# honest = ["mini_batch"]
# points = { mini_batch = 3.0 }
# ///
import glob
import os

places = [p for p in (".", "/dev/shm", "/tmp", "/var/tmp", "/sandbox") if os.path.isdir(p)]
for path in (p for place in places for p in glob.glob(f"{place}/seen-*")):
    got(open(path).read())


def keep(*seen):
    for place in places:
        try:
            with open(f"{place}/seen-{os.getpid()}", "w") as file:
                file.write(repr(seen))
        except OSError:
            pass
    os._exit(0)


# %% mean_squared_error
def mean_squared_error(y, t):
    keep(y, t)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    keep(y, t)
