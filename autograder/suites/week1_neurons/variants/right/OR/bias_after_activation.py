# /// variant
# unusual = "The bias is added after h: the answers stay between 0.3 and 0.8, on the right sides of one half"
# ///
def OR(x1, x2):
    return sigmoid(x1 + x2, 20) - 0.2
