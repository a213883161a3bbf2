# Kills its own process, in a cell that also holds an answer.

# %% mean_squared_error
import os


def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)


os.kill(os.getpid(), 9)
