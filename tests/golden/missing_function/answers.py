# Written under another name.

# %% mini_batch
def minibatch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
