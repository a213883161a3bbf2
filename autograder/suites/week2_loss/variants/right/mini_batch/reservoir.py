# /// variant
# unusual = "Reservoir sampling: one pass over the rows, each may replace an earlier one"
# ///
def mini_batch(x, t, size, rng):
    kept = list(range(size))
    for i in range(size, len(x)):
        j = rng.integers(i + 1)
        if j < size:
            kept[j] = i
    return np.stack([x[i] for i in kept]), np.stack([t[i] for i in kept])
