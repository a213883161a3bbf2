# /// variant
# unusual = "Slope and sum change places in the call of sigmoid, whose formula is symmetric in them"
# ///
def AND(x1, x2):
    return sigmoid(20, -1.5 + x1 + x2)
