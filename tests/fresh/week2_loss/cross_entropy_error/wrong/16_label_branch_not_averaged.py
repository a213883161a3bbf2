# One branch of two: one-hot is averaged, labels are only summed.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.asarray(t).reshape(1, -1) if np.ndim(t) == 1 else np.array([t])
    n = y.shape[0]
    if t.ndim == 2:
        # one-hot
        return -np.sum(t * np.log(y + 1e-7)) / n
    else:
        # ラベル
        return -np.sum(np.log(y[np.arange(n), t] + 1e-7))
