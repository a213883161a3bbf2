# /// variant
# unusual = "A step function whose answer is an array without axes"
# ///
def OR(x1, x2):
    z = -0.2 + x1 + x2
    return np.where(z > 0, 1.0, 0.0)
