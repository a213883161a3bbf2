# /// variant
# method = "__init__"
# title.en = "The biases are arrays of whole numbers"
# title.ja = "バイアスが整数の配列になっている"
# hint.en = "Your biases are zero, but their arrays can hold whole numbers only: a small step of learning would be cut off or refused. Look at their dtype."
# hint.ja = "バイアスの値は 0 で合っていますが、整数しか入らない配列になっています。学習で少しだけ動かそうとしても、端数が切り捨てられるか、エラーになります。dtype を見てみましょう。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.array([0] * hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.array([0] * output_size)
