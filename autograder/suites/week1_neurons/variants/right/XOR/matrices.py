# /// variant
# unusual = "Two layers as matrices, with weights of its own"
# ///
def XOR(x1, x2):
    W1, b1 = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5])
    W2, b2 = np.array([1.0, -1.0]), -0.5
    hidden = sigmoid(np.array([x1, x2]) @ W1 + b1, 30)
    return sigmoid(hidden @ W2 + b2, 30)
