# /// variant
# unusual = "A step function instead of the sigmoid, with whole numbers as answers"
# ///
def AND(x1, x2):
    return 1 if x1 + x2 > 1.5 else 0
