# /// variant
# method = "__init__"
# title.en = "The biases start at one"
# title.ja = "バイアスの初期値が 1 になっている"
# hint.en = "The shapes of your biases are right, their first value is not: each of your neurons starts with a push. Which first value of a bias adds nothing to the sum?"
# hint.ja = "バイアスの形状は合っていますが、初期値が違います。今のままでは、どのニューロンにも最初から下駄を履かせていることになります。足しても和が変わらない初期値は何でしょうか。"
# fails = "test_new_biases"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.ones(hidden_size)
    self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.ones(output_size)
