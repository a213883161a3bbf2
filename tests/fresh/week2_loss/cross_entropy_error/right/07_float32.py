# Everything in float32.
def cross_entropy_error(y, t):
    y = np.atleast_2d(np.array(y, dtype=np.float32))
    t = np.array(t)
    if t.size == y.size and t.ndim > 0:
        t = t.reshape(y.shape).argmax(axis=1)
    t = t.reshape(-1)
    return np.float32(-np.sum(np.log(y[np.arange(len(t)), t] + np.float32(1e-7))) / np.float32(len(t)))
