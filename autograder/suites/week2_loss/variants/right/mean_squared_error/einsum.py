# /// variant
# unusual = "Sums with einsum and returns a 0-d array"
# ///
def mean_squared_error(output, target):
    e = output - target
    return np.asarray(np.einsum("k,k->", e, e) * 0.5)
