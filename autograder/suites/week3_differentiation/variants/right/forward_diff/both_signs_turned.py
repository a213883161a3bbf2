# /// variant
# unusual = "Subtracts the other way round and divides by the negative step"
# ///
def forward_diff(f, x, h):
    heights = [f(place) for place in (x, x + h)]
    return (heights[0] - heights[1]) / -h
