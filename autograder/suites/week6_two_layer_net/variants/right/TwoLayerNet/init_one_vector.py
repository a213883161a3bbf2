# /// variant
# method = "__init__"
# unusual = "All parameters are views of one long vector; the biases end as zeros, some of them -0.0"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    d, h, k = input_size, hidden_size, output_size
    flat = weight_init_std * np.random.standard_normal(d * h + h + h * k + k)
    W1, b1, W2, b2 = np.split(flat, np.cumsum([d * h, h, h * k]))
    b1[:] = 0
    b2 *= 0
    self.params = {"W1": W1.reshape(d, h), "b1": b1, "W2": W2.reshape(h, k), "b2": b2}
