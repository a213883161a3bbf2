# /// variant
# method = "__init__"
# title.en = "The biases are missing from params"
# title.ja = "params にバイアスが入っていない"
# hint.en = "Your params hold the weights alone. A bias that starts at zero changes nothing at first, but it will be learned as well: what has to be in params for each layer?"
# hint.ja = "params に重みしか入っていません。バイアスは最初は 0 でも、これから学習していく大切なパラメータです。層ごとに何を params に入れておく必要があるでしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
