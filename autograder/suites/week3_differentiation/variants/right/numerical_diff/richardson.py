# /// variant
# unusual = "Two steps, extrapolated by a helper inside"
# ///
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)

    return (4 * central(1e-3) - central(2e-3)) / 3
