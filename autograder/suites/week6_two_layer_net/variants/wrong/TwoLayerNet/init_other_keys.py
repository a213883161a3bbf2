# /// variant
# method = "__init__"
# title.en = "The parameters are stored under other names"
# title.ja = "パラメータを別の名前で params に入れている"
# hint.en = "Your params is a dictionary, but who looks for the weights under the names of the docstring does not find them. Compare your keys letter by letter; capitals count."
# hint.ja = "params はディクショナリですが、docstring にある名前で探しても重みが見つかりません。キーを1文字ずつ比べてみましょう。大文字と小文字も区別されます。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["w1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["w2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)
