# Stores the parameters as attributes self.W1, ... instead of in the dictionary self.params.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
    self.b1 = np.zeros(hidden_size)
    self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
    self.b2 = np.zeros(output_size)
