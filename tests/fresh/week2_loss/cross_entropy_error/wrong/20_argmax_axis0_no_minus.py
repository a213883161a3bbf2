# Two mistakes: argmax down the columns (axis=0) instead of along each row, and no minus sign.
def cross_entropy_error(y, t):
    t = np.array(t)
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = t.reshape(1, t.size)
    if t.size == y.size:
        t = t.argmax(axis=0)
    t = t.flatten()
    n = len(t)
    return np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
