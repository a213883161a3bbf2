# /// variant
# unusual = "Shuffles all row numbers, keeps the last ones in ascending order"
# ///
def mini_batch(x, t, size, rng):
    order = rng.permutation(x.shape[0])
    chosen = np.sort(order[-size:])
    return x[chosen, ...], t[chosen, ...]
