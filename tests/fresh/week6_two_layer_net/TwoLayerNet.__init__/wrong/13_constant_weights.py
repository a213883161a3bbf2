# Fills the weights with weight_init_std itself: small, but not random.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = np.full((input_size, hidden_size), weight_init_std)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.full((hidden_size, output_size), weight_init_std)
    self.params["b2"] = np.zeros(output_size)
