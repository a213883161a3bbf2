# /// variant
# unusual = "Calls itself for every row of a batch"
# ///
def cross_entropy_error(y, t):
    if np.ndim(y) == 2:
        return sum(cross_entropy_error(row, answer) for row, answer in zip(y, t)) / len(y)
    k = t if np.ndim(t) == 0 else list(t).index(1)
    return -np.log(y[int(k)] + 1e-7)
