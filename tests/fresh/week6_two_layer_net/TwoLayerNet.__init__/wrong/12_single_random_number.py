# One random number only, all weights of a layer are equal to it.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": weight_init_std * rng.standard_normal() * np.ones((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": weight_init_std * rng.standard_normal() * np.ones((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }
