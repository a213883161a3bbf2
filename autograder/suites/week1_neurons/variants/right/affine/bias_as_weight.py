# /// variant
# unusual = "The bias as one more weight, whose input is 1"
# ///
def affine(x, W, b):
    ones = np.ones(np.shape(x)[:-1] + (1,))
    return np.concatenate([x, ones], axis=-1) @ np.vstack([W, b])
