# /// variant
# unusual = "Gates of its own in float32; an array without axes comes back"
# ///
def XOR(x1, x2):
    def h(z):
        return 1 / (1 + np.exp(-20 * np.float32(z)))

    return np.array(h(-1.5 + h(-0.4 + x1 + x2) + h(1.4 - x1 - x2)))
