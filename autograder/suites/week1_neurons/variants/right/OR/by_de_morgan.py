# /// variant
# unusual = "Made of NOT and AND, all written out"
# ///
def OR(x1, x2):
    def h(z):
        return 1 / (1 + np.exp(-20 * z))

    return h(0.2 - h(-1.5 + h(0.2 - x1) + h(0.2 - x2)))
