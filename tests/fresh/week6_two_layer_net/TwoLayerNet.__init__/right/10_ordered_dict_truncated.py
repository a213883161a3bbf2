# An OrderedDict, weights clipped at two standard deviations.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    from collections import OrderedDict
    rng = np.random.default_rng()
    p = OrderedDict()
    p["W1"] = np.clip(rng.standard_normal((input_size, hidden_size)), -2, 2) * weight_init_std
    p["b1"] = 0.0 * np.arange(hidden_size)
    p["W2"] = np.clip(rng.standard_normal((hidden_size, output_size)), -2, 2) * weight_init_std
    p["b2"] = 0.0 * np.arange(output_size)
    self.params = p
