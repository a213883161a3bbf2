# A tenth of Xavier's rule: ignores weight_init_std, small because divided by the root of the inputs.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.random.randn(input_size, hidden_size) / np.sqrt(input_size) * 0.1
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.randn(hidden_size, output_size) / np.sqrt(hidden_size) * 0.1
    self.params["b2"] = np.zeros(output_size)
