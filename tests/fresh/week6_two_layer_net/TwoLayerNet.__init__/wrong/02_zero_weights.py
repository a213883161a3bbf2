# All weights start at zero instead of small random numbers.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {
        "W1": np.zeros((input_size, hidden_size)),
        "b1": np.zeros(hidden_size),
        "W2": np.zeros((hidden_size, output_size)),
        "b2": np.zeros(output_size),
    }
