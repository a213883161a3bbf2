# Helper function, an extra parameter with a default, and a chatty option; t - y instead of y - t.
def _squared(a):
    return a * a


def mean_squared_error(y, t, factor=0.5, verbose=False):
    terms = [_squared(t[k] - y[k]) for k in range(len(t))]
    if verbose:
        print(terms)
    return factor * np.add.reduce(terms)
