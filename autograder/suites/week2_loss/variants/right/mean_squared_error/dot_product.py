# /// variant
# unusual = "The dot product of the difference with itself, from float32 arrays"
# ///
def mean_squared_error(y, t):
    d = np.subtract(y, t, dtype=np.float32)
    return d.dot(d) / 2
