# /// variant
# unusual = "Divides by the distance that is left of the step after rounding"
# ///
def numerical_diff(f, x, h=1e-5):
    right, left = x + h, x - h
    return (f(right) - f(left)) / (right - left)
