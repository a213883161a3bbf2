# default_rng(42): the generator starts from the same seed for every network.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng(42)
    W1 = rng.standard_normal((input_size, hidden_size)) * weight_init_std
    W2 = rng.standard_normal((hidden_size, output_size)) * weight_init_std
    self.params = dict(W1=W1, b1=np.zeros(hidden_size), W2=W2, b2=np.zeros(output_size))
