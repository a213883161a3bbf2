# A generator of slopes, gathered with fromiter and reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if np.issubdtype(x.dtype, np.floating) else x.astype(float)

    def slopes():
        for n in range(x.size):
            idx = np.unravel_index(n, x.shape)
            v = x[idx]
            x[idx] = v + h
            a = f(x)
            x[idx] = v - h
            b = f(x)
            x[idx] = v
            yield (a - b) / (2 * h)

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)
