# /// variant
# unusual = "Slope 1: a single gate is still on the right side of one half"
# ///
def AND(x1, x2):
    return sigmoid(-1.5 + x1 + x2)
