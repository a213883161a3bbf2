# /// attack
# title = "Has timers raise exceptions at any moment, in the middle of the kit's own code"
# threats = [9, 10]
# expect = "Whatever breaks is the student's own process"
# ///
import signal


def bite(*_):
    raise RuntimeError("anywhere")


signal.signal(signal.SIGALRM, bite)


# %% mean_squared_error
def mean_squared_error(y, t):
    signal.setitimer(signal.ITIMER_REAL, 1e-4, 1e-4)
    while True: pass


# %% last
signal.setitimer(signal.ITIMER_REAL, 0.3, 0.0005)
