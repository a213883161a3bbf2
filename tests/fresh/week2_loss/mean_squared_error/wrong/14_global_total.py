# The running total is a global that is never set back: the first call is right, later ones are not.
E = 0.0

def mean_squared_error(y, t):
    global E
    for k in range(len(y)):
        E += (y[k] - t[k]) ** 2
    return 0.5 * E
