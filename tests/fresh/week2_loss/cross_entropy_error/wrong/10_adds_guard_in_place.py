# y += 1e-7 changes the caller's probabilities.
def cross_entropy_error(y, t):
    y += 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t])
    return -np.mean(np.log(y[np.arange(y.shape[0]), t]))
