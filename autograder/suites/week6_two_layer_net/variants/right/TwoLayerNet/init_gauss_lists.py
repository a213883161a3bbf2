# /// variant
# method = "__init__"
# unusual = "Python's own random.gauss, number by number; another attribute beside params"
# ///
import random


def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    def matrix(rows, columns):
        return np.array(
            [[random.gauss(0, weight_init_std) for _ in range(columns)] for _ in range(rows)]
        )

    names = ["W1", "b1", "W2", "b2"]
    values = [
        matrix(input_size, hidden_size),
        np.array([0.0] * hidden_size),
        matrix(hidden_size, output_size),
        np.array([0.0] * output_size),
    ]
    self.params = dict(zip(names, values))
    self.shape = (input_size, hidden_size, output_size)
