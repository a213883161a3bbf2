# /// variant
# unusual = "Asks f anew at each call of the line, gives heights in float32"
# ///
def tangent_line(f, x):
    h = 1e-5

    def line(t):
        slope = (f(x + h) - f(x - h)) / (2 * h)
        return np.asarray(f(x) + slope * (np.asarray(t) - x), dtype=np.float32)

    return line
