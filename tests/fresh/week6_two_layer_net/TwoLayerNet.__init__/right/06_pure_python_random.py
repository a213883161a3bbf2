# Draws with Python's random.gauss in list comprehensions, arrays at the end.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    import random

    def weights(rows, cols):
        return np.array(
            [[random.gauss(0, weight_init_std) for _ in range(cols)] for _ in range(rows)]
        )

    self.params = {
        "W1": weights(input_size, hidden_size),
        "b1": np.array([0.0] * hidden_size),
        "W2": weights(hidden_size, output_size),
        "b2": np.array([0.0] * output_size),
    }
