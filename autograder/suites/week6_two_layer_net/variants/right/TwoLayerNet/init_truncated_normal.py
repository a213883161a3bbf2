# /// variant
# method = "__init__"
# unusual = "A truncated normal distribution; the biases come after both weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    def draw(*shape):
        w = np.random.randn(*shape)
        while np.any(abs(w) > 2):
            w = np.where(abs(w) > 2, np.random.randn(*shape), w)
        return weight_init_std * w

    self.__dict__["params"] = {}
    self.params.update(W1=draw(input_size, hidden_size), W2=draw(hidden_size, output_size))
    self.params.update(b1=np.zeros_like(self.params["W1"][0]), b2=self.params["W2"][0] * 0)
