# Everything in float32.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": rng.standard_normal((input_size, hidden_size), dtype=np.float32)
        * np.float32(weight_init_std),
        "b1": np.zeros(hidden_size, dtype=np.float32),
        "W2": rng.standard_normal((hidden_size, output_size), dtype=np.float32)
        * np.float32(weight_init_std),
        "b2": np.zeros(output_size, dtype=np.float32),
    }
