# 0 * log(0) is nan.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    if np.ndim(t) == 0 or np.ndim(t) < y.ndim and np.size(t) != y.size:
        t = np.eye(y.shape[1])[np.atleast_1d(t)]
    return -np.sum(np.atleast_2d(t) * np.log(y)) / len(y)
