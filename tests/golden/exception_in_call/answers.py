# Works on arrays of one shape only and raises on every other.

# %% cross_entropy_error
def cross_entropy_error(y, t):
    rows, classes = y.shape
    return -np.sum(t * np.log(y + 1e-7)) / rows
