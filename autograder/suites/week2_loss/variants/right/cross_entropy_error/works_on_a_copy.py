# /// variant
# unusual = "Replaces zeros in place, but in a copy; base 2 changed back to natural"
# ///
def cross_entropy_error(y, t):
    y = y.copy()
    y[y < 1e-7] = 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        y, t = y[np.newaxis], np.array([t])
    bits = [np.log2(y[n][t[n]]) for n in range(len(t))]
    return -np.mean(bits) * np.log(2)
