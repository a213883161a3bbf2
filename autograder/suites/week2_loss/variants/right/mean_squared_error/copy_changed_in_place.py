# /// variant
# unusual = "Works in place, but on a copy"
# ///
def mean_squared_error(y, t):
    d = np.array(y, dtype=float)
    d -= t
    d *= d
    return float(d.sum() / 2)
