# Wrong: the logarithm to base 10.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    y, t = np.asarray(y), np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(axis=-1)
    return -np.mean(np.log10(np.atleast_2d(y)[np.arange(t.size), t] + 1e-7))
