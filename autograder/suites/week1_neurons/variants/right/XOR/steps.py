# /// variant
# unusual = "Compares on which side of one half each input lies"
# ///
def XOR(x1, x2, limit=0.5):
    print(x1, x2)
    return int((x1 > limit) != (x2 > limit))
