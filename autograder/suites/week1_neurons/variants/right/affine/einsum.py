# /// variant
# unusual = "einsum with an ellipsis"
# ///
def affine(x, W, b):
    return np.einsum("...d,dm->...m", x, W) + b
