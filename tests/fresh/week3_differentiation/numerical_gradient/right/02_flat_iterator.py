# Moves x through x.flat, which works for any memory layout.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        up = f(x)
        x.flat[i] = old - h
        down = f(x)
        x.flat[i] = old
        g.flat[i] = (up - down) / (2 * h)
    return g
