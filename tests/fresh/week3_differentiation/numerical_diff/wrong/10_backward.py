# Backward difference only.
def numerical_diff(f, x):
    dx = 0.0001
    dy = f(x) - f(x - dx)
    return dy / dx
