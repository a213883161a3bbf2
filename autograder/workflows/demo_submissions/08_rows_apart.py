# Wrong: data and answers are drawn separately.

# %% mini_batch
def mini_batch(x, t, size, rng):
    return rng.choice(x, size), rng.choice(t, size)
