# /// variant
# unusual = "np.vectorize of a line for single numbers"
# ///
def tangent_line(f, x):
    slope, height = numerical_diff(f, x), f(x)
    return np.vectorize(lambda t: height + slope * (t - x), otypes=[float])
