# /// variant
# unusual = "Row numbers may repeat; returns a list and takes rows with np.take"
# ///
def mini_batch(x, t, size, rng):
    rows = rng.integers(low=0, high=len(x), size=size)
    return [np.take(x, rows, axis=0), np.take(t, rows, axis=0)]
