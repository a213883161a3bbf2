# /// variant
# unusual = "Squares the norm that numpy.linalg finds"
# ///
def mean_squared_error(y, t):
    return np.linalg.norm(np.asarray(t) - np.asarray(y)) ** 2 / 2
