# /// variant
# unusual = "Gives each row a random key and takes the rows with the smallest ones"
# ///
def mini_batch(x, t, size, rng):
    keys = rng.random(len(t))
    rows = np.argsort(keys)[:size]
    return x[rows], t[rows]
