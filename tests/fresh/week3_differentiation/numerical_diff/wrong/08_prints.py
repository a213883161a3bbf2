# Prints the slope instead of returning it.
def numerical_diff(f, x):
    h = 1e-4
    diff = (f(x + h) - f(x - h)) / (2 * h)
    print(diff)
