# Weight matrices have the shape (out, in) as in PyTorch's nn.Linear.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {
        "W1": rng.normal(0, weight_init_std, size=(hidden_size, input_size)),
        "b1": np.zeros(hidden_size),
        "W2": rng.normal(0, weight_init_std, size=(output_size, hidden_size)),
        "b2": np.zeros(output_size),
    }
