# /// variant
# unusual = "A step that grows with x and is never 0, x made an array without axes"
# ///
def numerical_diff(f, x):
    x = np.asarray(x, dtype=float)
    h = 6e-6 * max(1.0, abs(x))
    return np.array((f(x + h) - f(x - h)) / (2 * h))
