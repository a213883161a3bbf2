# /// variant
# unusual = "NumPy numbers of 32 bits"
# ///
def square_of_sum(x, y):
    t = np.float32(x) + np.float32(y)
    return tuple(np.float32(part) for part in (t**2, 2 * t, 2 * t))
