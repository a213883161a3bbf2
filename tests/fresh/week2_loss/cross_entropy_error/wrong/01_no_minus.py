# The minus sign is missing, in every case.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = np.array(t).reshape(1, -1)
    if t.size == y.size:
        t = t.argmax(axis=1)
    t = t.reshape(-1)
    n = y.shape[0]
    return np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n
