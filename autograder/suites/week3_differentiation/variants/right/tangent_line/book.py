# /// variant
# unusual = "Slope and intercept, as in the book"
# ///
def tangent_line(f, x):
    d = numerical_diff(f, x)
    y = f(x) - d * x
    return lambda t: d * t + y
