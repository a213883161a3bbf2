# einsum.
def mean_squared_error(y, t):
    diff = np.subtract(y, t)
    return 0.5 * np.einsum("k,k->", diff, diff)
