# /// variant
# method = "__init__"
# unusual = "Orthogonal random matrices; biases made from the weights, times zero"
# ///
def orthogonal(rows, columns):
    q, r = np.linalg.qr(np.random.randn(max(rows, columns), min(rows, columns)))
    q = q * np.sign(np.diag(r))
    return q if rows >= columns else q.T


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    W1, W2 = orthogonal(input_size, hidden_size), orthogonal(hidden_size, output_size)
    b1, b2 = 0 * W1[0], 0.0 * W2.sum(axis=0)
    self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
