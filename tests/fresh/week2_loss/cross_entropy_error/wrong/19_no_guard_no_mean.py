# Two mistakes: no 1e-7 at all, and the batch is summed instead of averaged.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        return -np.sum(np.log(y[t == 1]))
    if y.ndim == 1:
        return -np.log(y[t])
    s = 0
    for row, label in zip(y, t):
        s -= np.log(row[label])
    return s
