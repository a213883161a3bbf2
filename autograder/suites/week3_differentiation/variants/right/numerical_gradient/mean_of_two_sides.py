# /// variant
# unusual = "The mean of the slopes to either side, f(x) asked once, a comprehension"
# ///
def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    here = f(x)

    def slope(index, step):
        before = x[index]
        x[index] = before + step
        there = f(x)
        x[index] = before
        return (there - here) / step

    slopes = [(slope(i, h) + slope(i, -h)) / 2 for i in np.ndindex(x.shape)]
    return np.array(slopes).reshape(x.shape)
