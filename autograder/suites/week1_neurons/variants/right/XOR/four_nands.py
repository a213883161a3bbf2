# /// variant
# unusual = "Four NANDs"
# ///
def NAND(x1, x2):
    return NOT(AND(x1, x2))

def XOR(x1, x2):
    n = NAND(x1, x2)
    return NAND(NAND(x1, n), NAND(n, x2))
