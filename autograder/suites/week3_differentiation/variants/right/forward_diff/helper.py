# /// variant
# unusual = "A helper with keyword arguments does the work"
# ///
def rise_over_step(f, left, right, step):
    return float(f(right) - f(left)) / step


def forward_diff(f, x, h):
    return rise_over_step(f, step=h, left=x, right=x + h)
