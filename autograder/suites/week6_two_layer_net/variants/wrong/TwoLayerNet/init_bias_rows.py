# /// variant
# method = "__init__"
# title.en = "The biases are matrices of one row"
# title.ja = "バイアスが1行の行列になっている"
# hint.en = "Print the shapes of your biases and compare them with the docstring: you have one axis too many. A bias is a plain list of numbers, one per neuron."
# hint.ja = "バイアスの形状を表示して、docstring と比べてみましょう。軸が1つ余分にあります。バイアスは、ニューロンの数だけ値が並んだ1次元の配列です。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros((1, hidden_size))
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros((1, output_size))
