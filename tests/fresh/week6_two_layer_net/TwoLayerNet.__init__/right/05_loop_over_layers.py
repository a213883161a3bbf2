# A loop over the sizes writes the keys W1, b1, W2, b2.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    sizes = [input_size, hidden_size, output_size]
    self.params = {}
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):
        self.params[f"W{i}"] = np.random.normal(scale=weight_init_std, size=(n_in, n_out))
        self.params[f"b{i}"] = np.zeros(n_out)
