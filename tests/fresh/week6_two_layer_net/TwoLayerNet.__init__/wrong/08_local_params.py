# Fills a local variable params and forgets self.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    params = {}
    params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
    params['b1'] = np.zeros(hidden_size)
    params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
    params['b2'] = np.zeros(output_size)
