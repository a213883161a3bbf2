# y[:, t] takes the columns from every row, instead of one entry from each.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    picked = y[:, t]
    return -np.mean(np.log(picked + 1e-7))
