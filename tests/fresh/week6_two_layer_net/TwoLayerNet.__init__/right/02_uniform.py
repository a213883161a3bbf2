# Uniform numbers between -std and +std instead of normal ones.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    s = weight_init_std
    self.params = {
        "W1": rng.uniform(-s, s, (input_size, hidden_size)),
        "b1": np.zeros((hidden_size,)),
        "W2": rng.uniform(-s, s, (hidden_size, output_size)),
        "b2": np.zeros((output_size,)),
    }
