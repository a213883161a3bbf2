# /// variant
# unusual = "One of them and not the other, twice"
# ///
def XOR(x1, x2):
    return OR(AND(x1, NOT(x2)), AND(NOT(x1), x2))
