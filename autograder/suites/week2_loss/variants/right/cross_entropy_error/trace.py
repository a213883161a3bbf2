# /// variant
# unusual = "The trace of a matrix product, and the logarithm of the inverse"
# ///
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    labels = np.ndim(t) < 1 or np.shape(t) == (len(y),) and np.size(t) != y.size
    t = np.eye(y.shape[1])[np.ravel(t)] if labels else np.reshape(t, y.shape)
    cost = np.log(1 / (y + 1e-10))
    return np.trace(cost @ t.T) / y.shape[0]
