# /// variant
# method = "__init__"
# unusual = "He's rule, float32, in a loop over the layers, with an extra parameter and another default"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=None, dtype=np.float32):
    self.params, rng = {}, np.random.default_rng()
    for number, (rows, columns) in enumerate(
        [(input_size, hidden_size), (hidden_size, output_size)], start=1
    ):
        std = np.sqrt(2 / rows) if weight_init_std is None else weight_init_std
        self.params[f"W{number}"] = std * rng.standard_normal((rows, columns), dtype=dtype)
        self.params[f"b{number}"] = np.zeros(columns, dtype=dtype)
