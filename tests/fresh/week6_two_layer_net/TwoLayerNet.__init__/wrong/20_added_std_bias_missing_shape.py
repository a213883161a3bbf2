# Two mistakes: the width is added instead of multiplied, and the biases are single numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) + weight_init_std
    self.params["b1"] = 0.0
    self.params["W2"] = np.random.randn(hidden_size, output_size) + weight_init_std
    self.params["b2"] = 0.0
