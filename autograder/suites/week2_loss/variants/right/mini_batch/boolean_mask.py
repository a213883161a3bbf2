# /// variant
# unusual = "Shuffles a boolean mask with exactly size entries that are true"
# ///
def mini_batch(x, t, size, rng):
    mask = np.arange(len(x)) < size
    rng.shuffle(mask)
    return x[mask], t[mask]
