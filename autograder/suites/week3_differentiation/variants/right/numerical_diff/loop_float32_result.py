# /// variant
# unusual = "A loop over the two sides, a print, a result in float32"
# ///
def numerical_diff(f, x):
    h = 1e-4
    total = 0
    for side in (+1, -1):
        total = total + side * f(x + side * h)
    print("slope", total / (2 * h))
    return np.float32(total / (2 * h))
