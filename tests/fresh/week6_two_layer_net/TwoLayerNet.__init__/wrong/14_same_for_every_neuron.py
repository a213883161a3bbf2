# One random column is repeated, so all hidden neurons start alike.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    w1 = weight_init_std * np.random.randn(input_size, 1)
    w2 = weight_init_std * np.random.randn(hidden_size, 1)
    self.params = {}
    self.params["W1"] = np.tile(w1, (1, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.tile(w2, (1, output_size))
    self.params["b2"] = np.zeros(output_size)
