# Goes h to the right, then back by h only: a forward difference over 2h.
def numerical_diff(f, x):
    h = 1e-4
    x = x + h
    fxh1 = f(x)
    x = x - h
    fxh2 = f(x)
    return (fxh1 - fxh2) / (2 * h)
