# Seven points, with a table of weights and a loop.
def numerical_diff(f, x):
    h = 1e-3
    weights = {1: 3 / 4, 2: -3 / 20, 3: 1 / 60}
    s = 0.0
    for k, w in weights.items():
        s += w * (f(x + k * h) - f(x - k * h))
    print("slope at", x)
    return s / h
