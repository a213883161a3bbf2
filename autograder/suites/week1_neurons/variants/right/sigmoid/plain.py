# /// variant
# unusual = "The plain formula: it warns of overflow and is right"
# ///
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-a * x))
