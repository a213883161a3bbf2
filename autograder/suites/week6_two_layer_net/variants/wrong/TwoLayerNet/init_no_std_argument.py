# /// variant
# method = "__init__"
# title.en = "The argument weight_init_std is gone"
# title.ja = "引数 weight_init_std がなくなっている"
# hint.en = "Your networks are fine as long as nobody chooses how small the weights start. Compare the first line of your method with that of the stub: an argument has been lost."
# hint.ja = "重みの大きさを指定しなければ、正しくネットワークを作れます。メソッドの1行目を、はじめに書かれていたものと比べてみましょう。引数が1つなくなっています。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size):
    self.params = {}
    self.params["W1"] = 0.01 * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = 0.01 * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
