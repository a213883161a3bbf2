# /// variant
# unusual = "Finds the right classes with np.where, in flat positions"
# ///
def cross_entropy_error(y, t):
    k = y.shape[-1]
    flat = np.ravel(y)
    if np.ndim(t) == np.ndim(y):
        (places,) = np.where(np.ravel(t) > 0)
    else:
        places = np.ravel(t) + k * np.arange(np.size(t))
    chosen = flat[places]
    return -(np.log(chosen + 1e-7) / len(chosen)).sum()
