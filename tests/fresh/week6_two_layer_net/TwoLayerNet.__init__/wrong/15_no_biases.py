# The biases are forgotten.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.random.randn(input_size, hidden_size) * weight_init_std,
        "W2": np.random.randn(hidden_size, output_size) * weight_init_std,
    }
