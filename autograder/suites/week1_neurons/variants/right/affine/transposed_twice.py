# /// variant
# unusual = "Transposes there and back"
# ///
def affine(x, W, b):
    return (W.T @ x.T).T + b
