# /// variant
# unusual = "Weights and bias of the textbook's size, as arrays"
# ///
def AND(x1, x2):
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    b = -0.7
    return sigmoid(np.sum(w * x) + b, 20)
