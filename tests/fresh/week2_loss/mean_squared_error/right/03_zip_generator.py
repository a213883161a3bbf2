# Plain Python, no NumPy at all; returns a Python float.
def mean_squared_error(y, t):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(y, t)) / 2
