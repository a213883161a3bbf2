# Wrong: nothing keeps the logarithm of zero away.

# %% mean_squared_error
def mean_squared_error(y, t):
    return ((y - t) ** 2).sum() / 2


# %% cross_entropy_error
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.mean(np.log(np.atleast_2d(y)[np.arange(t.size), t]))
