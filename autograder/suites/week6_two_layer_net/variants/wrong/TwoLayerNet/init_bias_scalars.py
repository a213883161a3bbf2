# /// variant
# method = "__init__"
# title.en = "Each bias is a single number"
# title.ja = "バイアスが1つの数になっている"
# hint.en = "Broadcasting lets a single 0 pass for a bias, but every neuron will have to learn a bias of its own. How many biases does each layer have?"
# hint.ja = "0 を1つ置くだけでも、ブロードキャストのおかげで計算はできてしまいます。しかし、バイアスはニューロンごとに学習するものです。各層にバイアスはいくつ必要でしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = 0.0
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = 0.0
