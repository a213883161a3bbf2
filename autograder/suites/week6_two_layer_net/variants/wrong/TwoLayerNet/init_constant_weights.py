# /// variant
# method = "__init__"
# title.en = "Every weight is the constant weight_init_std"
# title.ja = "重みがすべて weight_init_std という定数になっている"
# hint.en = "Your weights are small, as they should be, but they are all the same number, so no neuron differs from its neighbours. weight_init_std only says how widely the weights scatter; where does the chance come from?"
# hint.ja = "重みは小さい値になっていますが、どれも同じ数なので、ニューロンの間に違いがありません。weight_init_std が決めるのは、ばらつきの大きさだけです。ばらつきそのものは、何から作ればよいでしょうか。"
# fails = "test_new_weights"
# ///
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.ones((input_size, hidden_size))
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = weight_init_std * np.ones((hidden_size, output_size))
    self.params["b2"] = np.zeros(output_size)
