# Draws all numbers at once and cuts the vector in two.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    n1, n2 = input_size * hidden_size, hidden_size * output_size
    numbers = np.random.default_rng().standard_normal(n1 + n2) * weight_init_std
    self.params = {
        "W1": numbers[:n1].reshape(input_size, hidden_size).copy(),
        "W2": numbers[n1:].reshape(hidden_size, output_size).copy(),
        "b1": np.zeros(hidden_size),
        "b2": np.zeros(output_size),
    }
