# /// variant
# unusual = "By way of logarithms"
# ///
def softmax(a):
    a = np.asarray(a, dtype=float)
    return np.exp(a - np.logaddexp.reduce(a, axis=-1, keepdims=True))
