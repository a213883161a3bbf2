# /// variant
# unusual = "A step function that returns whole numbers"
# ///
def NOT(x):
    return int(x < 0.5)
