# /// variant
# unusual = "Computes in float32, the products by broadcasting"
# ///
def affine(x, W, b, dtype=np.float32):
    x, W, b = x.astype(dtype), W.astype(dtype), b.astype(dtype)
    return (x[..., None] * W).sum(axis=-2) + b
