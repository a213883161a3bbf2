# /// variant
# unusual = "Nested lists for arrays, by recursion, with prints"
# ///
def tangent_line(f, x):
    slope, height = float(numerical_diff(f, x)), float(f(x))

    def line(t, verbose=False):
        print("t", t)
        if np.ndim(t):
            return [line(part) for part in t]
        return height + slope * (float(t) - x)

    return line
