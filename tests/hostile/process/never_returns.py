# /// attack
# title = "Never returns, deaf to every signal, in Python and in C"
# threats = [10]
# expect = "The grader's deadline ends the process, and the submission's own ends the rest"
# tells = ["call_timeout"]
# ///
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


# %% mean_squared_error
def mean_squared_error(y, t):
    while True:
        try:
            while True: pass
        except BaseException:
            pass


# %% mini_batch
def mini_batch(x, t, size, rng):
    return sum(range(10**12))
