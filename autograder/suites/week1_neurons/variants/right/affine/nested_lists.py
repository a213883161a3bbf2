# /// variant
# unusual = "Loops, and recursion for batches: lists come back"
# ///
def affine(x, W, b):
    if np.ndim(x) == 2:
        return [affine(row, W, b) for row in x]
    sums = []
    for m in range(len(b)):
        total = b[m]
        for d in range(len(x)):
            total = total + x[d] * W[d][m]
        sums.append(total)
    return sums
