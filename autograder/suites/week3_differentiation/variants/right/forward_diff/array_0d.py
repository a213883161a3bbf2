# /// variant
# unusual = "Gives back an array without axes"
# ///
def forward_diff(f, x, h):
    return np.array((f(x + h) - f(x)) / h)
