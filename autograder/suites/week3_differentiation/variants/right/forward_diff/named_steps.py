# /// variant
# unusual = "Names every part, asks f at x first, prints on the way"
# ///
def forward_diff(f, x, h):
    start = f(x)
    print("start", start)
    end = f(h + x)
    rise = end - start
    return np.divide(rise, h)
