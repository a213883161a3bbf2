# /// variant
# unusual = "By way of the hyperbolic tangent"
# ///
def sigmoid(x, a=1):
    return 0.5 * (1 + np.tanh(a * np.array(x) / 2))
