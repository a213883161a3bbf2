# Ends only where there is more than one row to draw.

# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = np.zeros(size, dtype=int)
    while size == 1 or len(set(rows.tolist())) < 2:
        rows = rng.choice(len(x), size)
    return x[rows], t[rows]
