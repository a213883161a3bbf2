# Keeps the sizes, an extra seed=None parameter and the shape as attributes too.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, seed=None):
    self.sizes = (input_size, hidden_size, output_size)
    self.std = weight_init_std
    rng = np.random.default_rng(seed)
    self.params = dict(
        W1=rng.normal(0, self.std, self.sizes[:2]),
        b1=np.zeros(hidden_size),
        W2=rng.normal(0, self.std, self.sizes[1:]),
        b2=np.zeros(output_size),
    )
    print("network", self.sizes)
