# f(x - h) comes first: the sign is turned round.
def numerical_diff(f, x):
    h = 1e-4
    left = f(x + h)
    right = f(x - h)
    return (right - left) / (2 * h)
