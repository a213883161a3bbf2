# The 1e-7 is added after the logarithm, so log 0 is still minus infinity.
def cross_entropy_error(y, t):
    labels = np.argmax(t, axis=-1) if np.ndim(t) == np.ndim(y) else np.asarray(t)
    if np.ndim(y) == 1:
        return -(np.log(y[labels]) + 1e-7)
    n = len(y)
    total = 0
    for i in range(n):
        total -= np.log(y[i, labels[i]]) + 1e-7
    return total / n
