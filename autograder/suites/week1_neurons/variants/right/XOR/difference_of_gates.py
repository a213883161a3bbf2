# /// variant
# unusual = "OR minus AND, which is never below 0"
# ///
def XOR(x1, x2):
    return OR(x1, x2) - AND(x1, x2)
