# /// variant
# unusual = "The @ operator"
# ///
def affine(x, W, b):
    return x @ W + b
