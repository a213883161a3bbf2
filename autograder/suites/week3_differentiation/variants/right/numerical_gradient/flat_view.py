# /// variant
# unusual = "Moves a flat view of x, but calls f with x itself"
# ///
def numerical_gradient(f, x):
    x = x if np.issubdtype(x.dtype, np.floating) else x * 1.0
    flat, h = x.reshape(-1), 1e-4
    gradient = np.empty(flat.shape)
    for i, value in enumerate(flat.copy()):
        flat[i] = value + h
        gradient[i] = f(x)
        flat[i] = value - h
        gradient[i] -= f(x)
        flat[i] = value
    return (gradient / (2 * h)).reshape(x.shape)
