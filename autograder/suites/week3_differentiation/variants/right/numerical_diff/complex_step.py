# /// variant
# unusual = "A step into the complex plane, where nothing cancels"
# ///
def numerical_diff(f, x):
    return np.imag(f(x + 1e-20j)) / 1e-20
