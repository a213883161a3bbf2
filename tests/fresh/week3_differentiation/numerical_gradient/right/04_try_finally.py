# Puts the value back in a finally block; a helper per entry.
def _partial(f, x, i, h=1e-4):
    saved = x[i]
    try:
        x[i] = saved + h
        right = f(x)
        x[i] = saved - h
        return (right - f(x)) / (2 * h)
    finally:
        x[i] = saved


def numerical_gradient(f, x):
    x = np.asarray(x)
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype("float64")
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = _partial(f, x, i)
    return out
