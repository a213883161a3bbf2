# Writes 1e-4 as 10e-5, and h in one variable for the width.
def numerical_diff(f, x):
    h = 10e-5
    width = 2 * h
    return (f(x + h) - f(x - h)) / width
