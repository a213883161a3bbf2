# /// variant
# method = "__init__"
# unusual = "Glorot's uniform rule; weight_init_std is not used"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    limit1 = np.sqrt(6 / (input_size + hidden_size))
    limit2 = np.sqrt(6 / (hidden_size + output_size))
    self.params = dict(
        W1=np.random.uniform(-limit1, limit1, (input_size, hidden_size)),
        b1=np.zeros((hidden_size,)),
        W2=np.random.uniform(-limit2, limit2, (hidden_size, output_size)),
        b2=np.zeros((output_size,)),
    )
