# Two mistakes: keys in lower case ("w1"), and uniform numbers from 0 to 1 that are not scaled.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['w1'] = np.random.rand(input_size, hidden_size)
    self.params['b1'] = np.zeros(hidden_size)
    self.params['w2'] = np.random.rand(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)
