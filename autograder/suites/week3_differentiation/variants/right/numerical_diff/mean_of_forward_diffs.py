# /// variant
# unusual = "The mean of forward_diff to the right and to the left"
# ///
def numerical_diff(f, x):
    h = 1e-4
    return np.mean([forward_diff(f, x, h), forward_diff(f, x, -h)])
