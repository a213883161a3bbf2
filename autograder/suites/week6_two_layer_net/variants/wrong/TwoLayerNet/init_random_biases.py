# /// variant
# method = "__init__"
# title.en = "The biases are random as well"
# title.ja = "バイアスまで乱数で初期化している"
# hint.en = "Your biases do not start where the docstring says. Only the weights need chance, to make the neurons differ; from what value should each bias start?"
# hint.ja = "バイアスの初期値が、docstring の説明と違います。ニューロンに違いをつけるための乱数は、重みだけに使えば十分です。バイアスはどんな値から始めるのでしたか。"
# fails = "test_new_biases"
# random = true
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = weight_init_std * np.random.randn(output_size)
