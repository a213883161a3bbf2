# /// variant
# unusual = "A polynomial of NumPy"
# ///
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return np.poly1d([slope, f(x) - slope * x])
