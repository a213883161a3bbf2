# /// variant
# unusual = "Gives the slope back in float32"
# ///
def forward_diff(f, x, h):
    return np.float32((f(x + h) - f(x)) / h)
