# /// variant
# unusual = "Recursion over the axes: arrays come back as nested lists"
# ///
def sigmoid(x, a=1.0):
    if np.ndim(x) == 0:
        return float(1 / (1 + np.exp(-a * float(x))))
    return [sigmoid(row, a) for row in x]
