# /// variant
# unusual = "Separate branches for one sample and a batch, for labels and one-hot"
# ///
def cross_entropy_error(y, t):
    delta = 1e-7
    if y.ndim == 1:
        if np.ndim(t) == 0:
            return -np.log(y[t] + delta)
        return -np.sum(t * np.log(y + delta))
    n = y.shape[0]
    if np.ndim(t) == 1:
        return -sum(np.log(y[i, t[i]] + delta) for i in range(n)) / n
    return -np.sum(t * np.log(y + delta)) / n
