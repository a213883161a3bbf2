# /// variant
# unusual = "A step of 1e-7, slopes gathered in a dict by their places"
# ///
def numerical_gradient(f, x):
    h = 1e-7
    if np.issubdtype(np.asarray(x).dtype, np.integer):
        x = np.array(x, dtype=float)
    slopes = {}
    for index in np.ndindex(*x.shape):
        old = x[index]
        values = []
        for moved in (old + h, old - h):
            x[index] = moved
            values.append(f(x))
        x[index] = old
        slopes[index] = (values[0] - values[1]) / (2 * h)
    return np.array([slopes[index] for index in np.ndindex(*x.shape)]).reshape(x.shape)
