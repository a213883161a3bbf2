# /// variant
# unusual = "Weights and bias of the textbook's size, with a dot product"
# ///
def OR(x1, x2):
    w, b = np.array([0.5, 0.5]), -0.2
    return sigmoid(np.dot(np.array([x1, x2]), w) + b, 20)
