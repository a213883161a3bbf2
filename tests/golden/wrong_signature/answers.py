# The generator is not among the parameters.

# %% mini_batch
def mini_batch(x, t, size):
    rows = np.random.choice(len(x), size)
    return x[rows], t[rows]
