# /// variant
# unusual = "The larger of the two inputs"
# ///
def OR(x1, x2):
    return max(x1, x2)
