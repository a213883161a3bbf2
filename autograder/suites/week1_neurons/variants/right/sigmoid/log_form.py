# /// variant
# unusual = "By way of the logarithm of 1 + exp(-ax)"
# ///
def sigmoid(x, a=1.0, verbose=False):
    y = np.exp(-np.logaddexp(0, -a * x))
    if verbose:
        print(y)
    return y
