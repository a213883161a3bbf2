# /// variant
# unusual = "Moves entries by the flat iterator, gives nested lists back"
# ///
def numerical_gradient(f, x):
    h = 1e-5
    x = np.asarray(x, dtype=float)
    slopes = []
    for i in range(x.size):
        value = x.flat[i]
        x.flat[i] = value + h
        up = f(x)
        x.flat[i] = value - h
        down = f(x)
        x.flat[i] = value
        slopes.append((up - down) / (2 * h))
    return np.reshape(slopes, x.shape).tolist()
