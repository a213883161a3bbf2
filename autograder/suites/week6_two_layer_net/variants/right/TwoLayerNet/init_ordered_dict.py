# /// variant
# method = "__init__"
# unusual = "An OrderedDict filled from the back, a seed for those who want one, and a print"
# ///
from collections import OrderedDict


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, seed=None):
    if seed is not None:
        np.random.seed(seed)
    self.input_size, self.hidden_size, self.output_size = input_size, hidden_size, output_size
    self.params = OrderedDict()
    self.params["b2"] = np.zeros(output_size)
    self.params["W2"] = np.random.normal(scale=weight_init_std, size=(hidden_size, output_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W1"] = np.random.normal(scale=weight_init_std, size=(input_size, hidden_size))
    print("made a network of", sum(p.size for p in self.params.values()), "parameters")
